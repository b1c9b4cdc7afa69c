// How an installation ends: for whom, on which page, and what becomes of one that is refused, repeated or pressed twice. One server for
// all of it, and a browser of their own for everybody.

import { expired, tokenKeys } from "../installation/support/state.mjs";
import { startAll } from "../installation/support/servers.mjs";
import { allow, beAsked, becomeKnown, expectEnd, fillIn, heading, pressTwice, wayBack } from "./support/installing.mjs";
import { expect, test as base } from "./support/test.mjs";
import { watch } from "./support/watch.mjs";

const ada = { user: 12345, company: 54321 };
const ben = { user: 12346, company: 54321 };
const liis = { user: 12347, company: 54321 };
const aksel = { user: 22345, company: 65432 };
const connected = "Car services is connected";

const test = base.extend({
  /** Opens the browser of one more person. */
  somebody: async ({ browser, expectedComplaints }, use, { project }) => {
    const opened = [];
    await use(async () => {
      const context = await browser.newContext({ viewport: project.use.viewport });
      const tab = await context.newPage();
      opened.push({ context, watched: watch(tab, expectedComplaints) });
      return tab;
    });
    for (const { context, watched } of opened) {
      await watched.expectNothing();
      await context.close();
    }
  },
});

test.use({ expectedComplaints: /status of (400|401|403|409|422|502)/ });

let servers;
let app;
test.beforeAll(async () => {
  servers = await startAll({ environment: { PIPEFRAME_TOKEN_KEYS: tokenKeys } });
  app = servers.app;
});
test.afterAll(() => servers?.stop());
/** Nobody is connected, and people of both companies may be. */
test.beforeEach(async () => {
  const { installations } = await servers.control("GET", "state");
  for (const { user_id, company_id } of installations) await servers.control("POST", "uninstall", { user_id, company_id });
  await servers.control("POST", "reset");
  await servers.control("POST", "app/live");
});

/** The next exchange of a code takes a while, in which a button can be pressed once more. */
const slowToken = () => servers.control("POST", "faults", { target: "token", kind: "slow", milliseconds: 700, times: 1 });
const installed = async () => (await servers.control("GET", "state")).events.filter(({ kind }) => kind === "installed").length;

test.describe("the four ways of an installation", () => {
  test("somebody new gets an account, and is connected", async ({ somebody }) => {
    const tab = await somebody();
    await beAsked(tab, app, ada);
    await allow(tab).click();
    await expectEnd(tab, "Sign in to Car services", "sign-in");
    await tab.getByRole("link", { name: "Create an account" }).click();
    await expectEnd(tab, "Create your Car services account", "new-account");
    await fillIn(tab, "new@example.com");
    await tab.getByRole("button", { name: "Create account" }).click();
    await expectEnd(tab, connected, "connected");
    await expect(tab.getByText("Harbour Motors")).toBeVisible();
    await tab.getByRole("link", { name: "See your connections" }).click();
    await expectEnd(tab, "Your connections", "connections");
    await expect(tab.getByRole("listitem")).toContainText("Harbour Motors");
  });

  test("somebody who is signed out signs in, at the second try, and is connected", async ({ somebody }) => {
    const tab = await somebody();
    await becomeKnown(tab, app, "out@example.com");
    await expectEnd(tab, "Your connections", "no-connections");
    await tab.getByRole("button", { name: "Sign out" }).click();
    await beAsked(tab, app, ben);
    await allow(tab).click();
    await fillIn(tab, "out@example.com", "not the password");
    await tab.getByRole("button", { name: "Sign in" }).click();
    await expect(tab.getByRole("alert")).toContainText("don't belong together");
    await expectEnd(tab, "Sign in to Car services", "sign-in-refused");
    await expect(tab.getByLabel("E-mail")).toHaveValue("out@example.com");
    await fillIn(tab, "out@example.com");
    await tab.getByRole("button", { name: "Sign in" }).click();
    await expect(heading(tab, connected)).toBeVisible();
  });

  test("somebody who is signed in is connected at once", async ({ somebody }) => {
    const tab = await somebody();
    await becomeKnown(tab, app, "in@example.com");
    await tab.getByRole("link", { name: "Connect Pipedrive" }).click();
    await tab.getByLabel("Install for").selectOption(`${liis.user}:${liis.company}`);
    await allow(tab).click();
    await expect(heading(tab, connected)).toBeVisible();
    await expect(tab.getByText("Liis Kask")).toBeVisible();
  });

  test("somebody who cancels is not connected, and may connect after all", async ({ somebody }) => {
    const tab = await somebody();
    await becomeKnown(tab, app, "cancels@example.com");
    await beAsked(tab, app, ada);
    await tab.getByRole("button", { name: "Cancel" }).click();
    await expectEnd(tab, "Nothing was connected", "cancelled");
    expect(await installed()).toBe(0);
    await tab.getByRole("link", { name: "Connect after all" }).click();
    await allow(tab).click();
    await expect(heading(tab, connected)).toBeVisible();
  });
});

test.describe("an installation is refused", () => {
  test("whose state is missing, changed, another browser's, or over", async ({ somebody }) => {
    const tab = await somebody();
    await becomeKnown(tab, app, "state@example.com");
    const back = await wayBack(tab, app, ada);
    const state = back.searchParams.get("state");
    const withState = (given) => {
      const address = new URL(back);
      if (given === undefined) address.searchParams.delete("state");
      else address.searchParams.set("state", given);
      return address.href;
    };
    await tab.goto(withState(undefined));
    await expectEnd(tab, "One more step to connect", "state-missing");
    await tab.goto(withState(`x${state}`));
    await expectEnd(tab, "This connection was not started in this browser", "state-tampered");
    const other = await somebody();
    await becomeKnown(other, app, "other-browser@example.com");
    await other.goto(back.href);
    await expect(heading(other, "This connection was not started in this browser")).toBeVisible();
    await tab.goto(withState(expired(state)));
    await expectEnd(tab, "That took too long", "state-expired");
    expect(await installed()).toBe(0);
    await tab.getByRole("link", { name: "Start again" }).click();
    await allow(tab).click();
    await expect(heading(tab, connected)).toBeVisible();
  });

  test("whose code was left for too long, signed in or not", async ({ somebody }) => {
    const tab = await somebody();
    await becomeKnown(tab, app, "late@example.com");
    const waits = await somebody();
    await beAsked(waits, app, ben);
    await allow(waits).click();
    const back = await wayBack(tab, app, ada);
    await servers.control("PUT", "clock", { offset_seconds: 301 });
    await tab.goto(back.href);
    await expectEnd(tab, "Pipedrive's answer has expired", "code-expired");
    await waits.getByRole("link", { name: "Create an account" }).click();
    await fillIn(waits, "waits@example.com");
    await waits.getByRole("button", { name: "Create account" }).click();
    await expect(heading(waits, "Pipedrive's answer has expired")).toBeVisible();
    expect(await installed()).toBe(0);
  });

  test("that Pipedrive does not answer, or that an incomplete address asks for", async ({ somebody }) => {
    const tab = await somebody();
    await becomeKnown(tab, app, "failing@example.com");
    const back = await wayBack(tab, app, ada);
    await servers.control("POST", "faults", { target: "token", kind: "server-error", status: 503, times: 1 });
    await tab.goto(back.href);
    await expectEnd(tab, "Pipedrive did not answer", "no-answer");
    await tab.goto(`${app}/oauth/callback`);
    await expectEnd(tab, "This address is not complete", "not-complete");
  });

  test("for another company than the page's, or by another account than the connected one", async ({ somebody }) => {
    const tab = await somebody();
    await becomeKnown(tab, app, "one-company@example.com");
    await tab.goto((await wayBack(tab, app, ada, `?company=${aksel.company}&user=${aksel.user}`)).href);
    await expectEnd(tab, "That was another company", "another-company");
    await tab.goto((await wayBack(tab, app, ada)).href);
    await expect(heading(tab, connected)).toBeVisible();
    const other = await somebody();
    await becomeKnown(other, app, "another-account@example.com");
    await other.goto((await wayBack(other, app, ada)).href);
    await expectEnd(other, "Another account is connected", "another-account");
  });
});

test.describe("what is done twice counts once", () => {
  test("an answer of Pipedrive's that is opened again shows the connection, and to nobody else", async ({ somebody }) => {
    const tab = await somebody();
    await becomeKnown(tab, app, "replays@example.com");
    const back = await wayBack(tab, app, ada);
    for (let turn = 0; turn < 2; turn += 1) {
      await tab.goto(back.href);
      await expect(heading(tab, connected)).toBeVisible();
    }
    expect(await installed()).toBe(1);
    await tab.goto(`${app}/account`);
    await tab.getByRole("button", { name: "Sign out" }).click();
    await tab.goto(back.href);
    await expectEnd(tab, "This was done already", "done-already");
    expect(await installed()).toBe(1);
  });

  test("Allow, pressed twice, connects once", async ({ somebody }) => {
    const tab = await somebody();
    await becomeKnown(tab, app, "allows-twice@example.com");
    await beAsked(tab, app, ada);
    await slowToken();
    await pressTwice(tab, allow(tab), "/oauth/callback");
    await expect(heading(tab, connected)).toBeVisible();
    expect(await installed()).toBe(1);
  });

  test("Pipedrive's answer, opened again before its person has signed in, waits for them still", async ({ somebody }) => {
    const tab = await somebody();
    const back = await wayBack(tab, app, ada);
    await tab.goto(back.href);
    await expect(tab.getByText("One step is left")).toBeVisible();
    // As after a double click, when the browser drops the first answer with its cookie.
    await tab.context().clearCookies({ name: "car-services-waiting" });
    await tab.goto(back.href);
    await expect(tab.getByText("One step is left")).toBeVisible();
    await tab.getByRole("link", { name: "Create an account" }).click();
    await fillIn(tab, "waits-still@example.com");
    await tab.getByRole("button", { name: "Create account" }).click();
    await expect(heading(tab, connected)).toBeVisible();
  });

  test("Create account and Sign in, pressed twice, connect once; Cancel and Sign out do what they say", async ({ somebody }) => {
    const tab = await somebody();
    await beAsked(tab, app, ada);
    await allow(tab).click();
    await tab.getByRole("link", { name: "Create an account" }).click();
    await fillIn(tab, "twice@example.com");
    await slowToken();
    await pressTwice(tab, tab.getByRole("button", { name: "Create account" }), "/account/new");
    await expect(heading(tab, connected)).toBeVisible();
    expect(await installed()).toBe(1);
    await tab.getByRole("link", { name: "See your connections" }).click();
    await tab.getByRole("button", { name: "Sign out" }).dblclick();
    await expect(heading(tab, "Sign in to Car services")).toBeVisible();

    await beAsked(tab, app, ada);
    await allow(tab).click();
    await fillIn(tab, "twice@example.com");
    await slowToken();
    await pressTwice(tab, tab.getByRole("button", { name: "Sign in" }), "/account/sign-in");
    await expect(heading(tab, connected)).toBeVisible();
    expect(await installed()).toBe(2);

    await beAsked(tab, app, ben);
    await tab.getByRole("button", { name: "Cancel" }).dblclick();
    await expect(heading(tab, "Nothing was connected")).toBeVisible();
  });

  test("who goes back to a form and sends it again sees what came of it", async ({ somebody }) => {
    const tab = await somebody();
    await beAsked(tab, app, ada);
    await allow(tab).click();
    await tab.getByRole("link", { name: "Create an account" }).click();
    await fillIn(tab, "back@example.com");
    await tab.getByRole("button", { name: "Create account" }).click();
    await expect(heading(tab, connected)).toBeVisible();
    await tab.goBack();
    await expect(heading(tab, "Create your Car services account")).toBeVisible();
    await fillIn(tab, "back@example.com");
    await tab.getByRole("button", { name: "Create account" }).click();
    await expect(heading(tab, "Your connections")).toBeVisible();
    await expect(tab.getByRole("listitem")).toContainText("Harbour Motors");
    // To the question of Pipedrive's, past both forms: it is asked again there, for the state of before.
    await beAsked(tab, app, ada);
    await allow(tab).click();
    await expect(heading(tab, connected)).toBeVisible();
    await tab.goBack();
    await allow(tab).click();
    await expect(heading(tab, connected)).toBeVisible();
    expect(await installed()).toBe(2);
  });

  test("two users of one company connect at once, each with an account of their own", async ({ somebody }) => {
    const people = await Promise.all([ada, ben].map(async (who, index) => {
      const tab = await somebody();
      await becomeKnown(tab, app, `at-once-${index}@example.com`);
      await beAsked(tab, app, who);
      return tab;
    }));
    await Promise.all(people.map((tab) => allow(tab).click()));
    for (const tab of people) {
      await expect(heading(tab, connected)).toBeVisible();
      await tab.getByRole("link", { name: "See your connections" }).click();
      await expect(tab.getByRole("listitem")).toHaveCount(1);
    }
    const { installations } = await servers.control("GET", "state");
    expect(installations.map(({ user_id }) => user_id).sort()).toEqual([ada.user, ben.user]);
  });
});
