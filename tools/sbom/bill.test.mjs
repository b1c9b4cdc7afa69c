import assert from "node:assert/strict";
import { test } from "node:test";
import { billOf } from "./bill.mjs";

const hash = "a".repeat(64);
const crate = (name, more = {}) => ({ id: name, name, version: "1.0.0", license: "MIT OR Apache-2.0", source: "registry", description: `${name}.\n`, targets: [{ kind: ["lib"] }], ...more });
const needs = (pkg, ...kinds) => ({ pkg, dep_kinds: kinds.map((kind) => ({ kind })) });
const node = (id, ...deps) => ({ id, deps });

const metadata = {
  packages: [
    crate("app", { source: null }),
    crate("linked", { license: "MIT/Apache-2.0" }),
    crate("macros", { targets: [{ kind: ["proc-macro"] }] }),
    crate("of-macros"),
    crate("of-build"),
    crate("of-tests"),
    crate("shared"),
  ],
  resolve: {
    root: "app",
    nodes: [
      node("app", needs("linked", null), needs("macros", null), needs("of-build", "build"), needs("of-tests", "dev"), needs("shared", "dev", null)),
      node("linked", needs("shared", null)),
      node("macros", needs("of-macros", null), needs("shared", null)),
      ...["of-macros", "of-build", "of-tests", "shared"].map((name) => node(name)),
    ],
  },
};
const lock = `[[package]]\nname = "linked"\nversion = "1.0.0"\nsource = "registry"\nchecksum = "${hash}"\n\n[[package]]\nname = "app"\nversion = "1.0.0"\n`;
const npm = { components: [{ "bom-ref": "sdk@2.0.0", name: "sdk", version: "2.0.0" }, { "bom-ref": "tool@1.0.0", name: "tool" }] };

const bill = (more = {}) => billOf({ metadata, lock, npm, scripts: ["sdk"], commit: "c0ffee", ...more });

test("what is in a release is told from what only builds it, and what only tests it is left out", () => {
  const scopes = Object.fromEntries(bill().components.map(({ name, scope }) => [name, scope]));
  assert.deepEqual(scopes, { linked: "required", shared: "required", macros: "excluded", "of-build": "excluded", "of-macros": "excluded", sdk: undefined });
});

test("each crate has its address, its licence as SPDX writes it, and the hash of its file", () => {
  const linked = bill().components.find(({ name }) => name === "linked");
  assert.equal(linked.purl, "pkg:cargo/linked@1.0.0");
  assert.deepEqual(linked.licenses, [{ expression: "MIT OR Apache-2.0" }]);
  assert.deepEqual(linked.hashes, [{ alg: "SHA-256", content: hash }]);
});

test("everything that is depended on is listed, once", () => {
  const { components, dependencies, metadata: { component } } = bill();
  const refs = [component, ...components].map((one) => one["bom-ref"]).sort();
  assert.deepEqual(dependencies.map(({ ref }) => ref).sort(), refs);
  assert.equal(new Set(refs).size, refs.length);
  for (const { dependsOn } of dependencies) assert.deepEqual(dependsOn.filter((ref) => !refs.includes(ref)), []);
  assert.deepEqual(dependencies.find(({ ref }) => ref === component["bom-ref"]).dependsOn, ["pkg:cargo/linked@1.0.0", "pkg:cargo/macros@1.0.0", "pkg:cargo/of-build@1.0.0", "pkg:cargo/shared@1.0.0", "sdk@2.0.0"]);
});

test("a script of a release that npm doesn't know ends it", () => {
  assert.throws(() => bill({ scripts: ["other"] }), /npm does not list other/);
});
