/**
 * When the server says 401 in the middle of work, the page stays as it is and the request waits here. The sign-in dialog
 * opens over the page; after signing in the request goes out again, so nothing that was typed is lost.
 */
type Outcome = "signed_in" | "given_up";

let waiting: { promise: Promise<Outcome>; settle: (outcome: Outcome) => void } | null = null;
const listeners = new Set<() => void>();

function tell() {
  listeners.forEach((listener) => listener());
}

/** Called for each request that met a 401; all of them wait for the same sign-in. */
export function waitForSignIn(): Promise<Outcome> {
  if (!waiting) {
    let settle: (outcome: Outcome) => void = () => {};
    const promise = new Promise<Outcome>((resolve) => {
      settle = resolve;
    });
    waiting = { promise, settle };
    tell();
  }
  return waiting.promise;
}

/** Called by the dialog: the requests go on, or fail with the 401 they met. */
export function settleLostSession(outcome: Outcome): void {
  const settled = waiting;
  waiting = null;
  settled?.settle(outcome);
  tell();
}

export function isSessionLost(): boolean {
  return waiting !== null;
}

export function onLostSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
