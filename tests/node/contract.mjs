// api/openapi.yaml as a judge: every answer of the server is held against it.
import { readFileSync } from "node:fs";

import { ajv_formats, Ajv, yaml } from "./modules.mjs";

const document = yaml.parse(readFileSync(new URL("../../api/openapi.yaml", import.meta.url), "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true });
ajv_formats(ajv);
ajv.addSchema({ $id: "stafett:/openapi", ...document });

const escaped = (part) => part.replace(/~/g, "~0").replace(/\//g, "~1");
const compiled = new Map();
function validator(pointer) {
  if (!compiled.has(pointer)) compiled.set(pointer, ajv.compile({ $ref: `stafett:/openapi#/${pointer}` }));
  return compiled.get(pointer);
}

const verbs = ["get", "post", "put", "patch", "delete"];
/** Every operation of the contract: template, verb, id. */
export const operations = Object.entries(document.paths).flatMap(([template, item]) =>
  verbs
    .filter((verb) => item[verb])
    .map((verb) => ({
      template,
      verb,
      id: item[verb].operationId,
      pattern: new RegExp(`^${template.replace(/[.]/g, "\\.").replace(/\{[^}]+\}/g, "[^/]+")}$`),
      answers: item[verb].responses,
      takes: item[verb].requestBody,
    })),
);
const succeeded = new Set();

/** The operation a request belongs to; undefined when the contract has none. A literal part goes before a parameter. */
export function operation_of(method, path) {
  const fitting = operations.filter(
    ({ verb, pattern }) => verb === method.toLowerCase() && pattern.test(path),
  );
  return fitting.sort((a, b) => a.template.split("{").length - b.template.split("{").length)[0];
}

/** Throws unless this answer is one that the contract promises for this request. */
export function check_answer(method, path, status, type, body) {
  const operation = operation_of(method, path);
  const what = `${method} ${path} answered ${status}`;
  if (!operation) throw new Error(`${what}, and the contract knows no such operation`);
  const place = `paths/${escaped(operation.template)}/${operation.verb}/responses`;
  const listed = operation.answers[status] ? String(status) : "default";
  if (listed === "default" && status < 400) throw new Error(`${what}: the contract names no such success`);
  const answer = operation.answers[listed].$ref
    ? document.components.responses[operation.answers[listed].$ref.split("/").pop()]
    : operation.answers[listed];
  const base = operation.answers[listed].$ref
    ? operation.answers[listed].$ref.slice(2)
    : `${place}/${listed}`;
  const media = type?.split(";")[0] ?? "";
  if (!answer.content) {
    if (body) throw new Error(`${what} with a body that the contract does not have`);
  } else {
    if (!answer.content[media]) throw new Error(`${what} as "${media}", not as the contract has it`);
    const valid = validator(`${base}/content/${escaped(media)}/schema`);
    if (!valid(media.includes("json") ? JSON.parse(body) : body))
      throw new Error(
        `${what}, not as the contract has it:\n${ajv.errorsText(valid.errors, { separator: "\n" })}`,
      );
  }
  if (status < 400) succeeded.add(operation.id);
  return operation;
}

/** Throws unless the contract lets this body be sent: a test that means to succeed sends what it should. */
export function check_body(method, path, body) {
  const operation = operation_of(method, path);
  if (!operation?.takes?.content?.["application/json"]) return;
  const valid = validator(
    `paths/${escaped(operation.template)}/${operation.verb}/requestBody/content/application~1json/schema`,
  );
  if (!valid(body))
    throw new Error(
      `${method} ${path} was sent a body that is not the contract's:\n${ajv.errorsText(valid.errors)}`,
    );
}

/** Ids of the operations that have not yet answered with success. */
export const never_succeeded = () => operations.map(({ id }) => id).filter((id) => !succeeded.has(id));

/** How many operations the contract has. */
export const operation_count = operations.length;
