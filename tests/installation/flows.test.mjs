// How an installation ends, for whom, and what is refused.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Person, heading } from "./support/person.mjs";
import { api, startAll } from "./support/servers.mjs";

const ada = { user: 12345, company: 54321 };
const ben = { user: 12346, company: 54321 };
const connected = "Car services is connected";

let servers;
let app;
before(async () => {
  servers = await startAll();
  app = servers.app;
  // So that users of another company may install it too.
  await servers.control("POST", "app/live");
});
after(() => servers?.stop());

/** Somebody whom the service knows, signed in. */
async function known(email) {
  const person = new Person();
  await person.enter(app, "new", email);
  return person;
}

describe("the four ways of an installation", () => {
  test("somebody new becomes known to the service, and is connected", async () => {
    const person = new Person();
    const form = await person.open(await person.agree(app, ada));
    assert.equal(heading(form), "Sign in to Car services");
    const page = await person.enter(app, "new", "new@example.com");
    assert.equal(heading(page), connected);
    assert.match(page.text, /Harbour Motors/);
    const settings = await api(app, ada)("GET", "/settings");
    assert.match(settings.body.connection.account, /^Harbour Motors, /);
  });

  test("somebody who is signed out signs in, and is connected", async () => {
    await known("out@example.com");
    const person = new Person();
    await person.open(await person.agree(app, ben));
    const wrong = await person.enter(app, "sign-in", "out@example.com", "not the password");
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /don&#39;t belong together|don't belong together/);
    assert.equal(heading(await person.enter(app, "sign-in", "out@example.com")), connected);
  });

  test("somebody who is signed in is connected at once", async () => {
    const person = await known("in@example.com");
    const page = await person.open(await person.agree(app, { user: 12347, company: 54321 }));
    assert.equal(heading(page), connected);
    assert.equal(new URL(page.address).search, "?company=54321&user=12347");
  });

  test("somebody who presses Cancel is not connected, and may start again", async () => {
    const person = new Person();
    const page = await person.open(await person.agree(app, { ...ben, decision: "cancel" }));
    assert.equal(heading(page), "Nothing was connected");
    assert.match(page.text, new RegExp(`href="${app}/oauth/install"`));
  });
});

describe("an installation is refused", () => {
  test("when its state is missing, changed, or nobody's", async () => {
    const person = await known("state@example.com");
    const back = new URL(await person.agree(app, ada));
    const state = back.searchParams.get("state");
    const without = new URL(back);
    without.searchParams.delete("state");
    assert.equal(heading(await person.open(without.href)), "One more step to connect");
    const changed = state.replace(/^./, (letter) => (letter === "A" ? "B" : "A"));
    for (const forged of [changed, `${state}A`, state.split(".")[0], "x", "x".repeat(5_000)]) {
      back.searchParams.set("state", forged);
      assert.equal(heading(await person.open(back.href)), "This connection was not started in this browser", forged);
    }
    back.searchParams.set("state", state);
    assert.equal(heading(await person.open(back.href)), "Another account is connected");
  });

  test("in another browser than the one that started it: nobody is connected by a link", async () => {
    const attacker = await known("attacker@example.com");
    const link = await attacker.agree(app, { user: 22345, company: 65432 });
    const victim = await known("victim@example.com");
    assert.equal(heading(await victim.open(link)), "This connection was not started in this browser");
    assert.equal((await api(app, { user: 22345, company: 65432 })("GET", "/settings")).body.connection, null);
  });

  test("a second time: whoever opens the answer again sees what came of it, and nobody else does", async () => {
    const person = await known("twice@example.com");
    const link = await person.agree(app, { user: 22345, company: 65432 });
    const pages = await Promise.all([person.open(link), person.open(link), person.open(link)]);
    assert.deepEqual(pages.map(heading), [connected, connected, connected]);
    const { events } = await servers.control("GET", "state");
    assert.equal(events.filter(({ kind, user_id }) => kind === "installed" && user_id === 22345).length, 1);
    await person.open(`${app}/account/sign-out`, { method: "POST", form: {} });
    assert.equal(heading(await person.open(link)), "This was done already");
  });

  test("as somebody's who has not signed in yet only until they have", async () => {
    const person = new Person();
    const link = await person.agree(app, { user: 12347, company: 54321 });
    // The browser may have dropped the first answer, and its cookie.
    await person.ask(link);
    person.forget("car-services-waiting");
    assert.match((await person.open(link)).text, /One step is left/);
    const pages = await Promise.all([0, 1].map(() => person.enter(app, "new", "in@example.com")));
    assert.deepEqual(pages.map(heading), [connected, connected]);
    await person.open(`${app}/account/sign-out`, { method: "POST", form: {} });
    assert.equal(heading(await person.open(link)), "This was done already");
  });

  test("when Pipedrive takes the code no more, as one that somebody has stolen and used", async () => {
    const person = await known("stolen@example.com");
    const back = new URL(await person.agree(app, { user: 22346, company: 65432 }));
    const thief = await known("thief@example.com");
    const own = new URL(await thief.agree(app, { user: 22346, company: 65432 }));
    assert.equal(heading(await person.open(back.href)), connected);
    own.searchParams.set("code", back.searchParams.get("code"));
    assert.equal(heading(await thief.open(own.href)), "Pipedrive's answer has expired");
    assert.doesNotMatch((await thief.open(`${app}/account`)).text, /Baltic/);
  });

  test("when it waited too long for its person", async () => {
    const person = new Person();
    await person.open(await person.agree(app, ben));
    await servers.control("PUT", "clock", { offset_seconds: 301 });
    try {
      assert.equal(heading(await person.enter(app, "new", "late@example.com")), "Pipedrive's answer has expired");
    } finally {
      await servers.control("PUT", "clock", { offset_seconds: 0 });
    }
  });

  test("when neither a code nor an error came, or both", async () => {
    const person = new Person();
    for (const query of ["", "?state=x", "?code=", "?code=a&error=b", "?error=other", "?code=a&code=b"]) {
      assert.equal(heading(await person.open(`${app}/oauth/callback${query}`)), "This address is not complete", query);
    }
  });

  test("when Pipedrive fails, and the next try is a new one", async () => {
    const person = await known("failing@example.com");
    await servers.control("POST", "faults", { target: "token", kind: "server-error", status: 503, times: 1 });
    const link = await person.agree(app, { user: 22346, company: 65432 });
    assert.equal(heading(await person.open(link)), "Pipedrive did not answer");
  });
});

describe("companies are not mixed up", () => {
  test("who agrees for another company than the page's connects neither", async () => {
    await api(app, { user: 12347, company: 54321 })("DELETE", "/connection");
    const person = await known("mixed@example.com");
    const { connect } = (await api(app, ben)("GET", "/settings")).body;
    const page = await person.open(await person.agree(app, { user: 12347, company: 54321, query: new URL(connect).search }));
    assert.equal(heading(page), "That was another company");
    assert.equal((await api(app, { user: 12347, company: 54321 })("GET", "/settings")).body.connection, null);
    const { installations } = await servers.control("GET", "state");
    assert.ok(!installations.some(({ user_id }) => user_id === 12347), "it stays installed at Pipedrive");
  });

  test("two users of one company connect at once, each with an account of their own", async () => {
    await api(app, ada)("DELETE", "/connection");
    await api(app, ben)("DELETE", "/connection");
    const [one, two] = await Promise.all([known("one@example.com"), known("two@example.com")]);
    const links = await Promise.all([one.agree(app, ada), two.agree(app, ben)]);
    const pages = await Promise.all([one.open(links[0]), two.open(links[1])]);
    assert.deepEqual(pages.map(heading), [connected, connected]);
    const accounts = await Promise.all([ada, ben].map(async (viewer) => (await api(app, viewer)("GET", "/settings")).body.connection.account));
    assert.equal(new Set(accounts).size, 2);
  });

  test("a connection of one account is not taken over by another", async () => {
    const other = await known("other@example.com");
    assert.equal(heading(await other.open(await other.agree(app, ada))), "Another account is connected");
    assert.notEqual((await api(app, ada)("GET", "/settings")).body.connection, null);
  });
});

describe("the service's own sign-in", () => {
  test("takes forms of its own pages alone: nobody is signed in as somebody else", async () => {
    for (const origin of ["https://evil.example", "null"]) {
      const person = new Person();
      const answer = await person.ask(`${app}/account/sign-in`, {
        method: "POST", form: { email: "new@example.com", password: "correct horse battery" }, headers: { origin },
      });
      assert.equal(answer.status, 403);
      assert.equal(person.cookies.size, 0);
    }
  });

  test("ends with its session, and can't be guessed at", async () => {
    const person = await known("guess@example.com");
    const copy = new Person();
    copy.cookies = new Map([...person.cookies].map(([host, jar]) => [host, new Map(jar)]));
    await person.open(`${app}/account/sign-out`, { method: "POST", form: {} });
    assert.equal(heading(await copy.open(`${app}/account`)), "Sign in to Car services");
    const guesses = [];
    for (let guess = 0; guess < 11; guess += 1) guesses.push(await new Person("203.0.113.5").enter(app, "sign-in", "guess@example.com", `wrong ${guess}`));
    assert.deepEqual([guesses[9].status, guesses[10].status], [422, 429]);
    assert.match(guesses[10].text, /tried too often/);
    assert.ok(Number(guesses[10].headers.get("retry-after")) > 0);
  });

  test("is not locked for a person by somebody elsewhere who guesses at their password", async () => {
    await known("locked@example.com");
    for (let guess = 0; guess < 11; guess += 1) await new Person("203.0.113.6").enter(app, "sign-in", "locked@example.com", `wrong ${guess}`);
    assert.equal(heading(await new Person("203.0.113.7").enter(app, "sign-in", "locked@example.com")), "Your connections");
  });

  test("takes a hundred forms of either kind from one address, and then no more for a while", async () => {
    const send = (where, network, number) => new Person(network).enter(app, where, `not an e-mail ${number}`, "wrong");
    const sent = await Promise.all(Array.from({ length: 100 }, (_, number) => send("new", "198.51.100.1", number)));
    assert.deepEqual([...new Set(sent.map(({ status }) => status))], [422]);
    for (const where of ["new", "sign-in"]) {
      assert.equal((await send(where, "198.51.100.1", 0)).status, 429, where);
      // Whatever stands before the last address, whoever asks may have written.
      assert.equal((await send(where, "203.0.113.8, 198.51.100.1", 0)).status, 429, where);
      assert.equal((await send(where, "198.51.100.1, 203.0.113.8", 0)).status, 422, where);
    }
  });
});

test("no address is followed that a link brings along", async () => {
  const person = await known("redirect@example.com");
  for (const name of ["return", "redirect", "redirect_uri", "next", "url", "to"]) {
    const started = await person.ask(`${app}/oauth/install?${name}=https://evil.example/`);
    assert.doesNotMatch(decodeURIComponent(started.location), /evil/);
    const page = await person.open(`${app}/oauth/callback?error=user_denied&${name}=https://evil.example/`);
    assert.doesNotMatch(page.text, /evil/);
  }
});

test("pages forbid frames, scripts and being kept", async () => {
  const { headers } = await new Person().ask(`${app}/oauth/callback?error=user_denied`);
  assert.match(headers.get("content-security-policy"), /default-src 'none'.*frame-ancestors 'none'/);
  assert.equal(headers.get("cache-control"), "no-store");
});

test("no token, code, state, password or session is logged", async () => {
  const person = await known("logged@example.com");
  const link = new URL(await person.agree(app, { ...ben, query: "?company=1" }));
  await person.open(link.href);
  const secrets = [link.searchParams.get("code"), link.searchParams.get("state"), "correct horse battery", "made-up-by-the-preview", "v1u:"];
  for (const jar of person.cookies.values()) secrets.push(...jar.values());
  const logs = servers.logs();
  assert.match(logs, /callback/);
  for (const secret of secrets) assert.ok(!logs.includes(secret), secret);
});
