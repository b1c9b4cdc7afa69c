// The landing page of link actions: signed out, signed in, connected, and with what nobody has sent.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Person, heading } from "./support/person.mjs";
import { startAll } from "./support/servers.mjs";

const ada = { user: 12345, company: 54321 };

let servers;
let app;
let dist;
before(async () => {
  dist = await mkdtemp(join(tmpdir(), "action-"));
  for (const page of ["index.html", "action.html"]) await writeFile(join(dist, page), "<h1>The action</h1>");
  servers = await startAll({ environment: { PIPEFRAME_DIST: dist } });
  app = servers.app;
});
after(async () => {
  await servers?.stop();
  await rm(dist, { recursive: true, force: true });
});

function action({ user, company } = ada, more = "resource=deal&view=details&selectedIds=3") {
  return `${app}/action?userId=${user}&companyId=${company}&${more}`;
}

test("the page of a link action is for those alone who are connected with its user and company", async () => {
  const person = new Person();
  const ids = Array.from({ length: 300 }, (_, index) => 100_001 + index).join("%2C");
  const address = action(ada, `resource=person&view=list&selectedIds=${ids}&excludedIds=&filter=%7B%22everyone%22%3A1%7D`);
  const signedOut = await person.open(address);
  assert.deepEqual([signedOut.status, heading(signedOut)], [401, "Sign in to go on"]);
  assert.ok(signedOut.text.includes(`href="${address.replaceAll("&", "&amp;")}"`), "it goes on with all that was selected");

  await person.enter(app, "new", "action@example.com");
  assert.deepEqual([(await person.open(address)).status, heading(await person.open(address))], [403, "Another account is needed"]);
  await person.open(await person.agree(app, ada));
  assert.deepEqual([(await person.open(address)).status, heading(await person.open(address))], [200, "The action"]);
  for (const other of [{ user: 12346, company: 54321 }, { user: 12345, company: 65432 }]) {
    assert.equal((await person.open(action(other))).status, 403, JSON.stringify(other));
  }

  await servers.control("POST", "uninstall", { user_id: ada.user, company_id: ada.company });
  assert.equal((await person.open(address)).status, 403, "a connection that has ended opens nothing");
});

test("the file of the page is for nobody else either, however its address is written", async () => {
  const person = new Person();
  for (const path of ["/action.html", "/%61ction.html", "/action%2Ehtml"]) {
    const address = action().replace("/action", path);
    assert.equal((await person.open(address)).status, 401, path);
  }
  assert.equal((await person.open(`${app}/index.html`)).status, 200);
});

test("an address that says nothing usable, or was changed, is refused as that", async () => {
  const person = new Person();
  const broken = ["", "resource=deal&view=board&selectedIds=3", "resource=lead&view=details&selectedIds=3", "resource=deal&view=details&selectedIds=", "resource=deal&view=details&selectedIds=3/../4", "resource=deal&view=list&selectedIds=a%2Cb"];
  for (const more of broken) {
    const page = await person.open(action(ada, more));
    assert.deepEqual([page.status, heading(page)], [400, "This link is not complete"], more);
  }
  for (const address of [`${app}/action`, action({ user: "x", company: 54321 }), action({ user: 12345, company: "" })]) assert.equal((await person.open(address)).status, 400, address);
  const hostile = await person.open(action(ada, "resource=deal&view=details&selectedIds=3&x=%22%3E%3Cscript%3E&y='\"<b>"));
  assert.doesNotMatch(hostile.text, /<script|<b>/);
});
