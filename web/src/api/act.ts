import { useMutation, type UseMutationResult } from "@tanstack/react-query";
import { useRef } from "react";
import type { ProblemError } from "./problem";

/**
 * A write as an act of the user. `write` gets what was asked for and the idempotency key to send. Asking for the same
 * again after no answer came reuses the key, so that a note is never written twice because an answer was lost.
 */
export function useAct<Asked, View>(
  write: (asked: Asked, key: string) => Promise<View>,
  options: { onDone?: (view: View, asked: Asked) => void | Promise<void> } = {},
): UseMutationResult<View, ProblemError, Asked> {
  const unanswered = useRef<{ asked: string; key: string } | null>(null);
  return useMutation<View, ProblemError, Asked>({
    mutationFn: async (asked) => {
      const text = JSON.stringify(asked) ?? "";
      const key = unanswered.current?.asked === text ? unanswered.current.key : crypto.randomUUID();
      unanswered.current = { asked: text, key };
      try {
        const view = await write(asked, key);
        unanswered.current = null;
        return view;
      } catch (error) {
        // An answer came, even a refusal: the next try is a new act. Without an answer we cannot know, and keep the key.
        if (!isUnanswered(error)) unanswered.current = null;
        throw error;
      }
    },
    retry: false,
    onSuccess: options.onDone,
  });
}

function isUnanswered(error: unknown): boolean {
  const status = (error as Partial<ProblemError>).problem?.status ?? 0;
  return status === 0 || status >= 500;
}
