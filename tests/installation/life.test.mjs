// What becomes of a connection: tokens are renewed, webhooks tell of changes, an uninstallation takes everything away. With
// PIPEFRAME_TEST_POSTGRES, the address of a PostgreSQL server's database, by two processes that share it.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { listen } from "./support/events.mjs";
import { Person, heading } from "./support/person.mjs";
import { api, clientId, json, secret, signedToken, startAll, until } from "./support/servers.mjs";

const database = process.env.PIPEFRAME_TEST_POSTGRES;
const ada = { user: 12345, company: 54321 };
const ben = { user: 12346, company: 54321 };
const panel = "/vehicles?resource=person&record=1";
const basic = (user, password) => `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

let servers;
let app;
let person;
before(async () => {
  servers = await startAll({ servers: database ? 2 : 1, database });
  app = servers.app;
  person = new Person();
  await person.enter(app, "new", "ada@example.com");
});
after(() => servers?.stop());

/** Every test begins with Ada's installation alone. */
beforeEach(async () => {
  await servers.control("DELETE", "faults");
  await servers.control("PATCH", "switches", { revoke_notifies: false, expires_in: 3599 });
  await uninstall(ben);
  await uninstall(ada);
  assert.equal(heading(await person.open(await person.agree(app, ada))), "Car services is connected");
});

async function uninstall({ user, company }) {
  const { installations } = await servers.control("GET", "state");
  if (installations.some(({ user_id, company_id }) => user_id === user && company_id === company)) {
    await servers.control("POST", "uninstall", { user_id: user, company_id: company });
  }
}

/** Somebody new connects. */
async function connect(viewer) {
  const other = new Person();
  await other.enter(app, "new", `${viewer.user}-${Date.now()}@example.com`);
  assert.equal(heading(await other.open(await other.agree(app, viewer))), "Car services is connected");
}

const events = async (kind) => (await servers.control("GET", "state")).events.filter((event) => event.kind === kind).length;
const rename = (name, more = {}) => servers.control("PATCH", "records/persons/1", { name, company_id: 54321, user_id: 12345, ...more });
const customer = async (viewer = ada) => (await api(app, viewer)("GET", panel)).body.customer;

describe("the panel", () => {
  test("shows what Pipedrive calls the record, and says that changes are told", async () => {
    const { status, body } = await api(app, ada)("GET", panel);
    assert.equal(status, 200);
    assert.ok(body.customer.length > 0);
    assert.equal(body.live, true);
  });

  test("that Pipedrive draws is for who is connected, or for the company where it is only shared", async () => {
    const drawn = async ({ user, company }, isShared) => {
      const query = `resource=person&view=details&userId=${user}&companyId=${company}&selectedIds=1&isShared=${isShared}`;
      const answer = await fetch(`${app}/api/json/visits?${query}&token=${signedToken({ user, company })}`);
      return [answer.status, (await answer.json()).error?.title];
    };
    assert.deepEqual(await drawn(ada, false), [200, undefined]);
    assert.deepEqual(await drawn(ben, false), [403, "Not connected"]);
    assert.deepEqual(await drawn(ben, true), [200, undefined]);
    assert.deepEqual(await drawn({ user: 22345, company: 65432 }, true), [403, "Not connected"]);
  });

  test("of a user who is not connected is refused, and the settings say where to connect", async () => {
    const { status, body } = await api(app, ben)("GET", panel);
    assert.equal(status, 403);
    assert.equal(body.type, "/problems/not-connected");
    const settings = await api(app, ben)("GET", "/settings");
    assert.deepEqual([settings.body.connection, settings.body.connect], [null, `${app}/oauth/install?company=54321&user=12346`]);
    assert.equal((await api(app, ben)("PUT", "/connection")).status, 409);
  });

  test("shows nobody what another user of the company may see of Pipedrive", async () => {
    assert.ok(await customer());
    await connect(ben);
    // As if this record were not Ben's to see.
    await servers.control("POST", "faults", { target: "api", kind: "server-error", status: 503, path: "/persons/1" });
    assert.equal(await customer(ben), null);
    assert.ok(await customer());
  });

  test("works without a name where Pipedrive does not answer", async () => {
    await servers.control("POST", "faults", { target: "api", kind: "server-error", status: 503 });
    const { status, body } = await api(app, ada)("GET", "/vehicles?resource=person&record=2");
    assert.deepEqual([status, body.customer], [200, null]);
  });
});

test("an installation that takes too long ends on a page, and is made all the same", { skip: database ? "one process is enough" : false }, async () => {
  await servers.restart(0, { PIPEFRAME_REQUEST_SECONDS: "1" });
  const other = new Person();
  await other.enter(app, "new", "slow@example.com");
  const callback = await other.agree(app, ben);
  await servers.control("POST", "faults", { target: "token", kind: "slow", milliseconds: 1_500, times: 1 });
  const page = await other.open(callback);
  assert.deepEqual([page.status, heading(page)], [504, "This takes longer than usual"]);
  await until("it is connected", async () => (await api(app, ben)("GET", "/settings")).body.connection !== null);
  await servers.restart(0, { PIPEFRAME_REQUEST_SECONDS: "10" });
});

describe("tokens", () => {
  test("that Pipedrive takes no more are renewed unseen", async () => {
    await servers.control("POST", "expire", { user_id: 12345, company_id: 54321, what: "access" });
    const before = await events("refreshed");
    assert.ok((await customer()).length > 0);
    assert.equal(await events("refreshed"), before + 1);
  });

  test("are renewed by one at a time, whoever asks of whichever process", async () => {
    await servers.control("POST", "faults", { target: "token", kind: "slow", milliseconds: 400 });
    await servers.control("POST", "expire", { user_id: 12345, company_id: 54321, what: "access" });
    const before = await events("refreshed");
    const asked = Array.from({ length: 12 }, (_, index) => {
      const server = servers.addresses[index % servers.addresses.length];
      // Names that are known already are not asked for.
      return api(server, ada)("GET", `/vehicles?resource=deal&record=${(index % 3) + 1}`);
    });
    for (const { status, body } of await Promise.all(asked)) {
      assert.equal(status, 200);
      assert.ok(body.customer, JSON.stringify(body));
    }
    assert.equal(await events("refreshed"), before + 1);
  });

  test("that can't be renewed any more end the connection, and it is made again", async () => {
    for (const what of ["access", "refresh"]) await servers.control("POST", "expire", { user_id: 12345, company_id: 54321, what });
    await api(app, ada)("GET", panel);
    assert.equal((await api(app, ada)("GET", panel)).status, 403);
    assert.equal((await api(app, ada)("GET", "/settings")).body.connection, null);
    assert.equal(heading(await person.open(await person.agree(app, ada))), "Car services is connected");
    assert.equal((await api(app, ada)("GET", panel)).status, 200);
  });

  test("that last for less than a minute are used as long as they do", async () => {
    await servers.control("PATCH", "switches", { expires_in: 30 });
    await servers.control("POST", "expire", { user_id: 12345, company_id: 54321, what: "access" });
    const before = await events("refreshed");
    assert.ok(await customer());
    assert.equal(await events("refreshed"), before + 1);
  });

  test("are not revoked where Pipedrive fails while somebody connects again", async () => {
    await servers.control("POST", "faults", { target: "api", kind: "server-error", status: 503, path: "/users/me" });
    assert.equal(heading(await person.open(await person.agree(app, ada))), "Pipedrive did not answer");
    const { installations } = await servers.control("GET", "state");
    assert.ok(installations.some(({ user_id }) => user_id === 12345), "the app was uninstalled");
    await servers.control("DELETE", "faults");
    assert.equal(heading(await person.open(await person.agree(app, ada))), "Car services is connected");
  });

  test("stay where Pipedrive fails for a while", async () => {
    await servers.control("POST", "faults", { target: "token", kind: "server-error", status: 500, times: 1 });
    await servers.control("POST", "expire", { user_id: 12345, company_id: 54321, what: "access" });
    assert.equal((await api(app, ada)("GET", panel)).body.customer, null);
    assert.ok((await customer()).length > 0);
  });

  test("are encrypted by the newest key, and an earlier one may go then", { skip: database ? "one process is enough" : false }, async () => {
    const key = (name) => `${name}:${Buffer.alloc(32, name).toString("base64")}`;
    await servers.restart(0, { PIPEFRAME_TOKEN_KEYS: key("a") });
    assert.equal(heading(await person.open(await person.agree(app, ada))), "Car services is connected");
    await servers.restart(0, { PIPEFRAME_TOKEN_KEYS: `${key("b")} ${key("a")}` });
    await until("the tokens are encrypted again", async () => servers.logs().includes("token keys changed"));
    await servers.restart(0, { PIPEFRAME_TOKEN_KEYS: key("b") });
    assert.ok((await customer()).length > 0);
  });
});

describe("a webhook", () => {
  test("updates what is shown, and open pages hear of it within a second, in each process", async () => {
    await customer();
    const streams = await Promise.all(servers.addresses.map((server) => listen(server, api(server, ada))));
    const changed = Date.now();
    await rename("Ada of the webhook");
    for (const { heard } of streams) {
      const told = await until("the change is heard", () => heard.find(({ about }) => about === "records"));
      assert.ok(told.at - changed < 1_000, `${told.at - changed} ms`);
    }
    assert.equal(await customer(), "Ada of the webhook");
    streams.forEach(({ close }) => close());
  });

  test("tells nobody of another company", async () => {
    const stream = await listen(app, api(app, { user: 22345, company: 65432 }));
    const own = await listen(app, api(app, ada));
    await rename("Ada for her company alone");
    await until("the own company hears", () => own.heard.length > 0);
    assert.deepEqual(stream.heard, []);
    own.close();
    stream.close();
  });

  test("counts once, however often it comes, and never takes anything back that is newer", async () => {
    const delivery = await deliveries();
    const at = (seconds) => new Date(Date.now() + 3_600_000 + seconds * 1_000).toISOString();
    assert.equal(await delivery.send("e-2", "The second name", at(2)), 204);
    assert.equal(await delivery.send("e-1", "The first name", at(1)), 204);
    assert.equal(await customer(), "The second name");
    // The same event once more, as if its answer had been lost: what it says by now is not believed.
    assert.equal(await delivery.send("e-2", "A replay with another name", at(9), 2), 204);
    assert.equal(await customer(), "The second name");
    assert.equal(await delivery.send("e-3", "The third name", at(3)), 204);
    assert.equal(await customer(), "The third name");
  });

  test("counts once for each company, whatever numbers another one's webhooks have", async () => {
    const other = { user: 22345, company: 65432 };
    await servers.control("POST", "app/live");
    await connect(other);
    const timestamp = new Date(Date.now() + 3_600_000).toISOString();
    for (const viewer of [ada, other]) assert.equal(await (await deliveries(viewer)).send("e-5", "The same event", timestamp), 204);
    assert.deepEqual([await customer(), await customer(other)], ["The same event", "The same event"]);
    await uninstall(other);
  });

  test("of a connection that has ended is refused", async () => {
    const delivery = await deliveries();
    for (const what of ["access", "refresh"]) await servers.control("POST", "expire", { user_id: 12345, company_id: 54321, what });
    await api(app, ada)("GET", "/vehicles?resource=person&record=2");
    assert.equal((await api(app, ada)("GET", "/settings")).body.connection, null);
    assert.equal(await delivery.send("e-6", "Nobody", new Date(Date.now() + 9e6).toISOString()), 401);
  });

  test("is refused without its password, and with the password of another company", async () => {
    const delivery = await deliveries();
    for (const authorization of [undefined, basic("54321-12345", "guess"), basic("65432-22345", delivery.password), `Bearer ${delivery.password}`]) {
      assert.equal(await delivery.send("e-9", "Nobody", new Date(Date.now() + 9e6).toISOString(), 1, { authorization }), 401);
    }
    assert.equal(await delivery.send("e-9", "Nobody", new Date(Date.now() + 9e6).toISOString(), 1, { company: "65432" }), 403);
    assert.notEqual(await customer(), "Nobody");
  });

  test("is answered within Pipedrive's ten seconds, also among many", async (context) => {
    const before = (await servers.control("GET", "state")).deliveries.map(({ id }) => id);
    await Promise.all(Array.from({ length: 40 }, (_, number) => rename(`Ada for the ${number}th time`)));
    const answered = await until("all are answered", async () => {
      const { deliveries: sent } = await servers.control("GET", "state");
      const told = sent.filter(({ id, purpose, status }) => purpose === "webhook" && status && !before.includes(id));
      return told.length >= 40 && told;
    });
    const times = answered.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
    context.diagnostic(`${times.length} webhooks answered: half within ${times[times.length >> 1]} ms, all within ${times.at(-1)} ms`);
    assert.deepEqual([...new Set(answered.map(({ status }) => status))], [204]);
    assert.ok(times.at(-1) < 10_000, `${times.at(-1)} ms`);
  });

  test("that was lost is sent again, and counts once", async () => {
    await customer();
    await servers.control("POST", "faults", { target: "webhook", kind: "answer-lost", times: 1 });
    const { heard, close } = await listen(app, api(app, ada));
    await rename("Ada, told twice");
    await until("it was sent twice", async () => {
      const { deliveries: sent } = await servers.control("GET", "state");
      return sent.some(({ attempt }) => attempt === 2);
    });
    assert.equal(await customer(), "Ada, told twice");
    assert.equal(heard.filter(({ about }) => about === "records").length, 1);
    close();
  });

  test("is subscribed to also where Pipedrive was asked too often just then", async () => {
    await uninstall(ada);
    const callback = await person.agree(app, ada);
    await servers.control("POST", "faults", { target: "api", kind: "rate-limited", path: "/webhooks", times: 2 });
    assert.equal(heading(await person.open(callback)), "Car services is connected");
    assert.equal((await servers.control("GET", "state")).webhooks.length, 3);
  });

  test("of one who has connected before is ended when they connect again", async () => {
    const webhooks = async () => (await servers.control("GET", "state")).webhooks.length;
    const before = await webhooks();
    assert.equal(before, 3);
    await person.open(await person.agree(app, ada));
    assert.equal(await webhooks(), before);
    await api(app, ada)("DELETE", "/connection");
    assert.equal(await webhooks(), 0);
  });
});

describe("events", () => {
  test("are opened by a ticket once, and by nothing else", async () => {
    const { ticket, type, close } = await listen(app, api(app, ada));
    assert.match(type, /^text\/event-stream/);
    close();
    for (const used of [ticket, "", `${ticket}A`, signedToken(ada), ticket.split(".")[0]]) {
      assert.equal((await fetch(`${app}/api/events?ticket=${used}`)).status, 401, used);
    }
    assert.equal((await fetch(`${app}/api/events/ticket`)).status, 401);
  });

  test("are streamed thirty times to one user of a process at most", async () => {
    const [process] = servers.addresses;
    const streams = await Promise.all(Array.from({ length: 30 }, () => listen(process, api(process, ada))));
    assert.deepEqual([...new Set(streams.map(({ status }) => status))], [200]);
    assert.equal((await listen(process, api(process, ada))).status, 429);
    const other = await listen(process, api(process, ben));
    assert.equal(other.status, 200);
    streams[0].close();
    await until("a closed one makes room", async () => {
      const stream = await listen(process, api(process, ada));
      streams.push(stream);
      return stream.status === 200;
    });
    for (const { close } of [other, ...streams]) close();
  });

  test("tell open pages of a connection that is made or ends", async () => {
    const { heard, close } = await listen(app, api(app, ben));
    await connect(ben);
    await until("the connection is told", () => heard.some(({ about }) => about === "connection"));
    const before = heard.length;
    await uninstall(ben);
    await until("its end is told", () => heard.length > before);
    close();
  });

  test("end when the server does, and do not hold it up", { skip: database ? "one process is enough" : false }, async () => {
    const { close } = await listen(app, api(app, ada));
    const began = Date.now();
    await servers.restart(0);
    assert.ok(Date.now() - began < 5_000);
    close();
  });
});

describe("an uninstallation", () => {
  test("takes the company's data with its last user, and what comes later begins anew", async () => {
    const ask = api(app, ada);
    const settings = (await ask("GET", "/settings")).body;
    await ask("PUT", "/settings", { revision: settings.revision, settings: { ...settings.settings, sender: "Kept until the end" } });
    await connect(ben);
    await uninstall(ada);
    assert.equal((await ask("GET", panel)).status, 403);
    assert.equal((await api(app, ben)("GET", "/settings")).body.settings.sender, "Kept until the end");
    await uninstall(ben);
    assert.equal((await api(app, ben)("GET", panel)).status, 403);
    assert.notEqual((await api(app, ben)("GET", "/settings")).body.settings.sender, "Kept until the end");
  });

  test("is believed of Pipedrive alone, and not when it is older than the connection", async () => {
    const notice = { client_id: clientId, company_id: 54321, user_id: 12345, timestamp: new Date().toISOString() };
    const send = async (authorization, body) => {
      const headers = { "content-type": "application/json", ...(authorization ? { authorization } : {}) };
      return (await fetch(`${app}/oauth/callback`, { method: "DELETE", headers, body: JSON.stringify(body) })).status;
    };
    for (const authorization of [undefined, basic(clientId, "wrong"), basic(clientId, ""), basic("other", secret), `Bearer ${secret}`]) {
      assert.equal(await send(authorization, notice), 401);
    }
    const good = basic(clientId, secret);
    assert.equal(await send(good, { ...notice, client_id: "other" }), 400);
    assert.equal(await send(good, "nonsense"), 400);
    assert.equal(await send(good, { ...notice, timestamp: "2020-01-01T00:00:00Z" }), 204);
    assert.equal((await api(app, ada)("GET", panel)).status, 200);
    assert.equal(await send(good, notice), 204);
    assert.equal((await api(app, ada)("GET", panel)).status, 403);
    assert.equal(await send(good, notice), 204);
  });

  for (const notifies of [false, true]) {
    test(`from this side uninstalls the app at Pipedrive, and keeps the company's data${notifies ? ", also where Pipedrive tells of it" : ""}`, async () => {
      await servers.control("PATCH", "switches", { revoke_notifies: notifies });
      const told = async () => (await servers.control("GET", "state")).deliveries.filter(({ purpose }) => purpose === "uninstall").length;
      const before = await told();
      const ask = api(app, ada);
      const { revision, settings } = (await ask("GET", "/settings")).body;
      await ask("PUT", "/settings", { revision, settings: { ...settings, sender: `Kept ${notifies}` } });
      assert.equal((await ask("DELETE", "/connection")).status, 200);
      if (notifies) await until("Pipedrive has told of it", async () => (await told()) > before);
      const page = (await ask("GET", "/settings")).body;
      assert.deepEqual([page.connection, page.settings.sender], [null, `Kept ${notifies}`]);
      const { installations } = await servers.control("GET", "state");
      assert.deepEqual(installations.filter(({ user_id }) => user_id === 12345), []);
    });
  }

  test("from this side ends the webhooks also after the access token has expired", async () => {
    await servers.control("POST", "expire", { user_id: 12345, company_id: 54321, what: "access" });
    // Pipedrive ends the webhooks of what is revoked, so that here the revocation must fail.
    await servers.control("POST", "faults", { target: "revoke", kind: "server-error", status: 503 });
    assert.equal((await api(app, ada)("DELETE", "/connection")).status, 200);
    const { installations, webhooks } = await servers.control("GET", "state");
    assert.deepEqual([installations.length, webhooks], [1, []]);
  });

  test("from this side is done also where nothing can be renewed any more", async () => {
    for (const what of ["access", "refresh"]) await servers.control("POST", "expire", { user_id: 12345, company_id: 54321, what });
    assert.equal((await api(app, ada)("DELETE", "/connection")).status, 200);
    assert.equal((await api(app, ada)("GET", "/settings")).body.connection, null);
  });

  test("from this side takes along what the app has learnt of Pipedrive's records", async () => {
    assert.ok(await customer());
    await api(app, ada)("DELETE", "/connection");
    await person.open(await person.agree(app, ada));
    await servers.control("POST", "faults", { target: "api", kind: "server-error", status: 503, path: "/persons/1" });
    assert.equal(await customer(), null);
  });
});

test("a sharing notice changes nothing, whoever sends it", async () => {
  const before = (await api(app, ben)("GET", "/settings")).body;
  await servers.control("POST", "share", { user_id: 12346, company_id: 54321, is_shared: true });
  await json(`${app}/oauth/callback`, "POST", { company_id: 54321, user_id: 12346, isShared: true });
  assert.equal((await fetch(`${app}/oauth/callback`, { method: "POST", body: "{" })).status, 400);
  assert.deepEqual((await api(app, ben)("GET", "/settings")).body, before);
});

/** Deliveries as Pipedrive makes them, by the password of a user's webhooks. */
async function deliveries({ user, company } = ada) {
  const before = servers.authorizations("/webhooks").length;
  await servers.control("PUT", "records/persons/1", { name: `Looked at ${Date.now()}`, company_id: company, user_id: user });
  const proves = (authorization) => Buffer.from(authorization.split(" ")[1], "base64").toString().startsWith(`${company}-${user}:`);
  const authorization = await until("a webhook has come by", () => servers.authorizations("/webhooks").slice(before).find(proves));
  return {
    password: Buffer.from(authorization.split(" ")[1], "base64").toString().split(":")[1],
    async send(id, name, timestamp, attempt = 1, changed = {}) {
      const response = await fetch(`${app}/webhooks`, {
        method: "POST",
        headers: { "content-type": "application/json", ...("authorization" in changed ? without(changed.authorization) : { authorization }) },
        body: JSON.stringify({
          data: { id: 1, name },
          previous: {},
          meta: {
            action: "change", entity: "person", entity_id: "1", company_id: changed.company ?? String(company), user_id: String(user), id, timestamp,
            webhook_id: "1", attempt, version: "2.0",
          },
        }),
      });
      return response.status;
    },
  };
}

const without = (authorization) => (authorization === undefined ? {} : { authorization });
