import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { checkVersions } from "../lib/prepare.mjs";
import { projectOf, readProject } from "../lib/project.mjs";

const folder = "/home/me/app";

/** What cargo says of an app in a folder of its own, with this table. */
function metadata(pipeframe, more = {}) {
  const app = { name: "app", id: "app", manifest_path: join(folder, "Cargo.toml"), default_run: null, targets: [{ kind: ["bin"], name: "my-app" }], metadata: pipeframe && { pipeframe }, ...more };
  const library = { name: "pipeframe", id: "pipeframe", version: "0.1.0", manifest_path: "/registry/pipeframe-0.1.0/Cargo.toml" };
  return { packages: [app, library], workspace_members: ["app"], target_directory: "/home/me/app/target" };
}

test("every surface that has a first size is a page of the reference app, and the landing page of link actions is one", async () => {
  const html = await readFile("index.html", "utf8");
  const surfaces = [...html.matchAll(/name="initial-size" data-surface="([\w-]+)"/g)].map(([, surface]) => surface);
  const { binary, pages, previewSource } = await readProject(process.cwd());
  assert.deepEqual(pages.toSorted(), [...surfaces, "action"].sort());
  assert.equal(binary, "car-services");
  assert.equal(previewSource, join(process.cwd(), "crates/pipeframe-preview"));
});

test("what cargo said is kept until Cargo.toml changes", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pipeframe-project-"));
  const library = join(process.cwd(), "crates/pipeframe");
  const manifest = (pages) => `[package]\nname = "kept"\nversion = "0.1.0"\nedition = "2024"\n[[bin]]\nname = "kept"\npath = "main.rs"\n[package.metadata.pipeframe]\npages = ${pages}\n[dependencies]\npipeframe = { path = ${JSON.stringify(library)} }\n[workspace]\n`;
  try {
    await writeFile(join(folder, "main.rs"), "fn main() {}");
    await copyFile("Cargo.lock", join(folder, "Cargo.lock"));
    await writeFile(join(folder, "Cargo.toml"), manifest('["panel"]'));
    assert.deepEqual((await readProject(folder)).pages, ["panel"]);
    const place = join(folder, "target/pipeframe-project.json");
    const kept = JSON.parse(await readFile(place, "utf8"));
    await writeFile(place, JSON.stringify({ ...kept, project: { ...kept.project, pages: ["kept"] } }));
    assert.deepEqual((await readProject(folder)).pages, ["kept"]);
    await writeFile(join(folder, "Cargo.toml"), manifest('["panel", "modal"]'));
    assert.deepEqual((await readProject(folder)).pages, ["panel", "modal"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("pages come from Cargo.toml, what pages need from the library that cargo found", () => {
  assert.deepEqual(projectOf(metadata({ pages: ["panel", "floating-window"] }), folder), {
    package: "app", build: "/home/me/app/target", binary: "my-app",
    pages: ["panel", "floating-window"],
    registration: "assets/registration.json",
    libraryVersion: "0.1.0",
    web: "/registry/pipeframe-0.1.0/web",
    jsonUi: undefined,
    previewSource: undefined,
    target: "/home/me/app/target",
  });
});

test("a program that names no pages is built once", () => {
  assert.deepEqual(projectOf(metadata(undefined), folder).pages, []);
});

test("what the table of Cargo.toml can't hold is refused with what it can", () => {
  assert.throws(() => projectOf(metadata({ page: ["panel"] }), folder), /has "page", but knows only pages and registration/);
  assert.throws(() => projectOf(metadata({ pages: ["/panel"] }), folder), /Write the last piece of its path/);
});

test("a folder without the app's package, and an app without the library, are told apart", () => {
  assert.throws(() => projectOf(metadata({}), "/elsewhere"), /Cargo finds no package at \/elsewhere/);
  const alone = metadata({});
  alone.packages.pop();
  assert.throws(() => projectOf(alone, folder), /does not depend on pipeframe/);
});

test("a build step of another version than the library says how to bring both together", () => {
  checkVersions("0.1.3", "0.1.0");
  checkVersions("1.4.0", "1.2.0");
  assert.throws(() => checkVersions("0.2.0", "0.1.9"), /pipeframe 0\.2\.0, but node_modules has pipeframe-build 0\.1\.9.*pipeframe-build@0\.2 /);
});
