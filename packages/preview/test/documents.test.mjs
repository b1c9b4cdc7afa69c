import assert from "node:assert/strict";
import { test } from "node:test";
import { documentsOf } from "../lib/documents.mjs";

test("structures and schemas are found once each, and none outside the registration's folder", () => {
  const registration = {
    jsonPanels: [{ structure: "visits.json" }, { structure: "./visits.json" }, {}, null, { structure: 7 }],
    jsonModals: [{ structure: "forms/parts.json" }, { structure: "../secret.json" }, { structure: "/etc/passwd" }, { structure: "https://a.test/x" }],
  };
  assert.deepEqual(documentsOf(JSON.stringify(registration)), ["visits.json", "forms/parts.json"]);
});

test("what is no registration names nothing", () => {
  for (const text of ["", "[", "null", "7", '{ "jsonPanels": "x" }']) assert.deepEqual(documentsOf(text), []);
});
