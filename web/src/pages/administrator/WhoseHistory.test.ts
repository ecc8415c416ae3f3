import { expect, test } from "vitest";
import { idIn } from "./WhoseHistory";

test("an id is found in whatever address it stands in, the last where there are several", () => {
  const id = "01949729-16c0-721d-be54-67ce5fd721ae";
  const list = "9987432c-e336-4b3b-b73e-b7c781a0823a";
  expect(idIn(id)).toBe(id);
  expect(idIn(`http://localhost:8080/participants/${id}/notes`)).toBe(id);
  expect(idIn(`https://nav.example/deltakerliste/${list}/deltaker/${id}?tab=historikk`)).toBe(id);
  expect(idIn("Ola Oppdiktet")).toBeNull();
});
