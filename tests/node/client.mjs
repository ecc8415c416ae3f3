// A caller of the API as the page is one: a cookie jar, Origin, idempotency keys; every answer is held against the
// contract before a test sees it.
import { randomUUID } from "node:crypto";
import http from "node:http";

import { check_answer, check_body } from "./contract.mjs";

export class Client {
  /** @param {string} origin "http://localhost:PORT" */
  constructor(origin) {
    this.origin = origin;
    this.cookies = new Map();
  }

  /**
   * One request. `body`: a value to send as JSON, or a Buffer with `type`. `headers`: added, or taken out by null.
   * `key`: the idempotency key of a write; made where there is none. `loose`: do not hold it against the contract
   * (for requests that are wrong on purpose at the level of HTTP).
   * @returns {Promise<{status: number, headers: object, text: string, json: any}>}
   */
  ask(method, path, { body, type, headers = {}, key, loose = false } = {}) {
    const writes = method !== "GET";
    const bytes = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
    const sent = {
      host: new URL(this.origin).host,
      accept: "application/json",
      ...(writes && {
        origin: this.origin,
        "sec-fetch-site": "same-origin",
        "idempotency-key": key ?? randomUUID(),
      }),
      ...(bytes && { "content-type": type ?? "application/json", "content-length": bytes.length }),
      ...(writes && !bytes && { "content-length": 0 }),
      ...(this.cookies.size > 0 && { cookie: [...this.cookies].map(([n, v]) => `${n}=${v}`).join("; ") }),
      ...headers,
    };
    for (const [name, value] of Object.entries(sent)) if (value === null) delete sent[name];
    return new Promise((resolve, refuse) => {
      const request = http.request(
        this.origin + path,
        { method, headers: sent, setHost: false },
        (answer) => {
          const parts = [];
          answer.on("data", (part) => parts.push(part));
          answer.on("error", refuse);
          answer.on("end", () => {
            const text = Buffer.concat(parts).toString("utf8");
            this.#keep(answer.headers["set-cookie"] ?? []);
            try {
              const type = answer.headers["content-type"];
              if (!loose) check_answer(method, path.split("?")[0], answer.statusCode, type, text);
              const json = type?.includes("json") && text ? JSON.parse(text) : undefined;
              resolve({ status: answer.statusCode, headers: answer.headers, text, json });
            } catch (error) {
              refuse(error);
            }
          });
        },
      );
      request.on("error", refuse);
      request.end(bytes);
    });
  }

  /** A request that is meant to succeed: throws with the problem's code when it does not; gives the JSON. */
  async must(method, path, options = {}) {
    if (options.body !== undefined && !Buffer.isBuffer(options.body)) check_body(method, path, options.body);
    const answer = await this.ask(method, path, options);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.json;
  }

  #keep(lines) {
    for (const line of lines) {
      const [pair, ...attributes] = line.split(";").map((part) => part.trim());
      const at = pair.indexOf("=");
      const gone = attributes.some((a) => /^max-age=0$/i.test(a)) || at === pair.length - 1;
      if (gone) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}
