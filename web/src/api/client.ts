import createClient from "openapi-fetch";
import { waitForSignIn } from "./lost_session";
import { isProblem, noAnswer, ProblemError, strangeAnswer } from "./problem";
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];

/** Requests that are about signing in itself answer for themselves; a 401 there is no lost session. */
const ownAnswer = [/^\/api\/session(\/|$)/, /^\/api\/setup$/, /^\/api\/invitations\//];

async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new ProblemError(noAnswer());
  }
}

/** Sends a request; a lost session makes it wait for a new sign-in and then go out again with the same key. */
export async function sendInSession(request: Request): Promise<Response> {
  const again = request.clone();
  const answer = await send(request);
  if (answer.status !== 401) return answer;
  if (ownAnswer.some((path) => path.test(new URL(request.url).pathname))) return answer;
  return (await waitForSignIn()) === "signed_in" ? send(again) : answer;
}

/**
 * The server, typed by api/openapi.yaml. Wrap each call in `answer(…)`, which gives the data or throws a ProblemError:
 *
 *     answer(api.GET("/api/my-day"))
 */
export const api = createClient<paths>({
  baseUrl: typeof location === "undefined" ? "" : location.origin,
  fetch: sendInSession,
  credentials: "same-origin",
  cache: "no-store",
  redirect: "error",
  // The contract's lists are repeated parameters: phase=start&phase=end.
  querySerializer: { array: { style: "form", explode: true } },
});

interface Reply<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The data of a reply, or a ProblemError. */
export async function answer<Data>(reply: Promise<Reply<Data>>): Promise<Data> {
  let got: Reply<Data>;
  try {
    got = await reply;
  } catch (error) {
    if (error instanceof SyntaxError) throw new ProblemError(strangeAnswer(0));
    throw error;
  }
  if (got.response.ok && got.data !== undefined) return got.data;
  throw new ProblemError(isProblem(got.error) ? got.error : strangeAnswer(got.response.status));
}

/** The header of a write. One key per act of the user: the same act sent twice must carry the same key. */
export function keyHeader(key: string): { "Idempotency-Key": string } {
  return { "Idempotency-Key": key };
}
