// Comes last: the stories before it have called everything that the contract has, and each answer was held against it.
import assert from "node:assert/strict";

import { never_succeeded, operation_count } from "../node/contract.mjs";
import { test } from "../node/frame.mjs";

test("every operation of the contract has been called with success", () => {
  assert.ok(operation_count > 60);
  assert.deepEqual(never_succeeded(), []);
});
