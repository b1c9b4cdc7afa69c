import assert from "node:assert/strict";
import { test } from "node:test";
import { changesPage } from "./changes-page.mjs";

const bytes = Buffer.from("picture");
const images = (page) => page.match(/<img /g)?.length ?? 0;

test("a changed picture is shown before, after and as the difference of both", () => {
  const page = changesPage([{ name: "panel.png", before: bytes, after: bytes }]);
  assert.equal(images(page), 4);
  assert.match(page, /<div class="difference"><img [^>]+><img [^>]+><\/div>/);
});

test("of a new picture and of one that is gone there is nothing to compare", () => {
  const page = changesPage([{ name: "new.png", after: bytes }, { name: "gone.png", before: bytes }]);
  assert.equal(images(page), 2);
  assert.equal(page.match(/>None</g).length, 2);
});

test("without a change the page says so", () => {
  assert.match(changesPage([]), /No picture changed\./);
});

test("a file's name is a text", () => {
  assert.match(changesPage([{ name: "<b>.png", after: bytes }]), /<h2>&lt;b>\.png<\/h2>/);
});
