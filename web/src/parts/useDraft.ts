import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { answer, api, keyHeader, type Schemas } from "../api/client";
import { onForget } from "../api/session";
import type { Instant } from "../texts/days";

/**
 * What could not be sent to the server yet, by place. Only in memory: what is typed is about people and is never left
 * in the browser's own storage.
 */
const unsent = new Map<string, string>();
onForget(() => unsent.clear());
const draftsKey = ["drafts"] as const;
const pause = 800;
const retryAfter = 5_000;

export type DraftState = "untouched" | "saving" | "saved" | "unsaved";

export interface Draft<Value> {
  /** False until it is known whether there is an earlier draft; show a skeleton, not an empty form. */
  ready: boolean;
  value: Value;
  change: (value: Value) => void;
  /** When the draft that the form began with was written; null when it began empty. */
  restoredFrom: Instant | null;
  state: DraftState;
  savedAt: Instant | null;
  /** Begin again from the empty form; the draft is thrown away. */
  discard: () => void;
  /** The text has been sent for good: the draft is not needed any more. */
  finish: () => void;
}

function read<Value>(content: string, initial: Value): Value {
  try {
    return { ...initial, ...(JSON.parse(content) as Value) };
  } catch {
    return initial;
  }
}

/**
 * The state of a form that is saved on the server as it is typed, and found again after a reload, on another machine, or
 * after a lost session. `place` names the form and what it is about ("note-" and the participation's id), never a person.
 */
export function useDraft<Value extends object>(
  place: string,
  initial: Value,
  { participation = null }: { participation?: string | null } = {},
): Draft<Value> {
  const client = useQueryClient();
  const drafts = useQuery({
    queryKey: draftsKey,
    queryFn: () => answer(api.GET("/api/drafts")),
    staleTime: 0,
  });
  const [typed, setTyped] = useState<Value | null>(null);
  const [state, setState] = useState<DraftState>("untouched");
  const [savedAt, setSavedAt] = useState<Instant | null>(null);
  const [closed, setClosed] = useState(false);

  // What there was when the form was opened; later answers of the list do not touch what is being typed.
  const settled = drafts.isSuccess && !drafts.isFetching;
  const [found, setFound] = useState<{ content: string | null; at: Instant | null } | null>(null);
  if (found === null && (settled || drafts.isError)) {
    const kept = unsent.get(place);
    const row = drafts.data?.rows.find((draft) => draft.place === place);
    setFound({ content: kept ?? row?.content ?? null, at: row?.changed_at ?? null });
  }
  const beginning = found?.content ? read(found.content, initial) : initial;

  const saver = useRef<Saver | null>(null);
  useEffect(() => {
    const mine = new Saver(place, participation, (next, at) => {
      setState(next);
      if (at) setSavedAt(at);
    });
    saver.current = mine;
    const flush = () => mine.flush();
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      mine.flush();
      mine.stop();
    };
  }, [place, participation]);

  const drop = useCallback(() => {
    saver.current?.drop();
    client.setQueryData<Schemas["DraftList"]>(draftsKey, (list) =>
      list ? { rows: list.rows.filter((draft) => draft.place !== place) } : list,
    );
  }, [client, place]);

  return {
    ready: found !== null,
    value: closed ? initial : (typed ?? beginning),
    change: (value) => {
      setClosed(false);
      setTyped(value);
      saver.current?.save(JSON.stringify(value));
    },
    restoredFrom: typed === null && !closed && found?.content ? found.at : null,
    state,
    savedAt,
    discard: () => {
      setTyped(null);
      setClosed(true);
      setState("untouched");
      drop();
    },
    finish: () => {
      setTyped(null);
      setClosed(true);
      setState("untouched");
      drop();
    },
  };
}

/** Sends what was typed after each pause, one at a time, the newest only; tries again until it is there. */
class Saver {
  private content: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending = false;
  private dropped = false;
  private stopped = false;

  constructor(
    private readonly place: string,
    private readonly participation: string | null,
    private readonly tell: (state: DraftState, at?: Instant) => void,
  ) {}

  save(content: string) {
    this.dropped = false;
    this.content = content;
    unsent.set(this.place, content);
    this.schedule(pause);
  }

  flush() {
    if (this.content !== null) void this.send(true);
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  drop() {
    clearTimeout(this.timer);
    this.content = null;
    this.dropped = true;
    unsent.delete(this.place);
    if (!this.sending) void this.remove();
  }

  private schedule(wait: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(false), wait);
  }

  private async send(leaving: boolean) {
    clearTimeout(this.timer);
    const content = this.content;
    if (content === null || (this.sending && !leaving)) return;
    this.sending = true;
    this.say("saving");
    try {
      const view = await answer(
        api.PUT("/api/drafts/{place}", {
          params: { path: { place: this.place }, header: keyHeader(crypto.randomUUID()) },
          body: { content, participation: this.participation },
          keepalive: leaving,
        }),
      );
      if (unsent.get(this.place) === content) unsent.delete(this.place);
      if (this.content === content) this.content = null;
      if (!this.dropped) this.say("saved", view.changed_at);
    } catch {
      this.say("unsaved");
      if (!this.stopped) this.schedule(retryAfter);
    } finally {
      this.sending = false;
    }
    if (this.dropped) void this.remove();
    else if (this.content !== null && this.content !== content && !this.stopped) this.schedule(pause);
  }

  private async remove() {
    try {
      await answer(
        api.DELETE("/api/drafts/{place}", {
          params: { path: { place: this.place }, header: keyHeader(crypto.randomUUID()) },
        }),
      );
    } catch {
      // It will be offered once more next time; nothing is lost by that.
    }
  }

  private say(state: DraftState, at?: Instant) {
    if (!this.stopped) this.tell(state, at);
  }
}
