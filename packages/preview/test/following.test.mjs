import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { followRegistration } from "../lib/following.mjs";

test("a change of the registration is told, and one of a structure that it names, now or later", async () => {
  const folder = await mkdtemp(join(tmpdir(), "following-"));
  const file = (name) => join(folder, name);
  const write = (name, value) => writeFile(file(name), JSON.stringify(value));
  const naming = (structure) => ({ jsonPanels: [{ structure }] });
  await mkdir(file("json"));
  await write("registration.json", naming("json/visits.json"));
  let told = () => {};
  const stop = followRegistration(file("registration.json"), () => told());
  const after = async (change) => {
    const next = new Promise((resolve) => (told = resolve));
    await change();
    await next;
  };
  try {
    // It isn't there yet.
    await after(() => write("json/visits.json", { type: "array" }));
    await after(() => write("json/visits.json", { type: "object" }));
    await after(() => write("registration.json", naming("json/orders.json")));
    await after(() => write("json/orders.json", { type: "object" }));
  } finally {
    stop();
    await rm(folder, { recursive: true });
  }
});
