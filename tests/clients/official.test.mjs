// Pipedrive's own client for Node.js, unmodified: only its address is the stand-in's.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as v1 from "pipedrive/v1";
import * as v2 from "pipedrive/v2";
import { startHook } from "./hook.mjs";
import { allow, clientId, clientSecret, startStandIn } from "./stand-in.mjs";

let hook;
let standIn;

before(async () => {
  hook = await startHook();
  standIn = await startStandIn(hook.address);
});

after(async () => {
  await standIn?.stop();
  hook?.stop();
});

function oauth({ OAuth2Configuration }) {
  return new OAuth2Configuration({ clientId, clientSecret, redirectUri: `${hook.address}/callback`, host: standIn.address });
}

async function connected(version) {
  const config = oauth(version);
  await config.authorize(await allow(config.authorizationUrl));
  return config;
}

/** What the APIs of the client take. */
function configuration({ Configuration }, config) {
  return new Configuration({ accessToken: config.getAccessToken, basePath: config.basePath });
}

test("the authorization URL leads to consent, and the code becomes tokens", async () => {
  const config = oauth(v2);
  const token = await config.authorize(await allow(config.authorizationUrl));
  assert.equal(token.scope, "base,deals:full,contacts:full,webhooks:full");
  assert.equal(config.basePath, `${standIn.address}/api/v2`);
  assert.equal(config.expiresIn, 3599);
});

test("a code that comes again is refused in the form that the client's own tests have", async () => {
  const config = oauth(v2);
  const code = await allow(config.authorizationUrl);
  await config.authorize(code);
  await assert.rejects(config.authorize(code), (error) => error.error === "invalid_grant" && error.success === false && /^Invalid grant/.test(error.message));
});

test("an access token that is over is refreshed unseen", async () => {
  const config = await connected(v2);
  const first = config.accessToken;
  config.expiresAt = Date.now() - 1;
  const { data } = await new v2.DealsApi(configuration(v2, config)).getDeals();
  assert.ok(data.length >= 3);
  assert.notEqual(config.accessToken, first);
});

test("deals, persons and organizations are listed by cursors, read and written", async () => {
  const config = configuration(v2, await connected(v2));
  const persons = new v2.PersonsApi(config);
  const names = [];
  let cursor;
  do {
    const page = await persons.getPersons({ limit: 3, cursor });
    names.push(...page.data.map(({ name }) => name));
    cursor = page.additional_data.next_cursor;
  } while (cursor);
  assert.equal(new Set(names).size, 8);
  const deals = new v2.DealsApi(config);
  const added = await deals.addDeal({ AddDealRequest: { title: "From the client", value: 10, currency: "EUR" } });
  const changed = await deals.updateDeal({ id: added.data.id, UpdateDealRequest: { value: 20 } });
  assert.equal(changed.data.value, 20);
  assert.equal((await deals.getDeal({ id: added.data.id })).data.title, "From the client");
  assert.equal((await deals.deleteDeal({ id: added.data.id })).data.id, added.data.id);
  await assert.rejects(deals.getDeal({ id: added.data.id }), ({ error }) => error === "Deal not found");
  const organizations = new v2.OrganizationsApi(config);
  assert.equal((await organizations.getOrganization({ id: 1 })).data.id, 1);
});

test("users/me, which only version 1 has, names the company", async () => {
  const config = configuration(v1, await connected(v1));
  const me = await new v1.UsersApi(config).getCurrentUser();
  assert.equal(me.data.company_domain, "harbour-motors");
});

test("a webhook is made, told of a change with HTTP Basic, listed and removed", async () => {
  const webhooks = new v1.WebhooksApi(configuration(v1, await connected(v1)));
  const made = await webhooks.addWebhook({
    AddWebhookRequest: {
      subscription_url: `${hook.address}/hook`, event_action: "change", event_object: "deal", name: "Client", version: "2.0",
      http_auth_user: "hook", http_auth_password: "its own",
    },
  });
  await standIn.control("PATCH", "records/deals/2", { title: "Told of" });
  const { authorization, body } = await hook.next();
  assert.equal(authorization, `Basic ${Buffer.from("hook:its own").toString("base64")}`);
  assert.deepEqual([body.meta.action, body.meta.entity_id, body.data.title], ["change", "2", "Told of"]);
  assert.equal((await webhooks.getWebhooks()).data.length, 1);
  await webhooks.deleteWebhook({ id: made.data.id });
  assert.deepEqual((await webhooks.getWebhooks()).data, []);
});

test("a limit that is reached is an error that says so", async () => {
  const config = configuration(v2, await connected(v2));
  await standIn.control("POST", "faults", { target: "api", kind: "rate-limited", retry_after: 1, times: 1 });
  await assert.rejects(new v2.DealsApi(config).getDeals(), ({ errorCode }) => errorCode === 429);
});

test("revoking either token takes it away; without the refresh token the app is uninstalled", async () => {
  const config = await connected(v2);
  await config.revokeToken("access_token");
  await assert.rejects(new v2.DealsApi(configuration(v2, config)).getDeals(), ({ errorCode }) => errorCode === 401);
  assert.equal((await standIn.control("GET", "state")).installations.length, 1);
  await config.revokeToken("refresh_token");
  assert.deepEqual((await standIn.control("GET", "state")).installations, []);
  await assert.rejects(config.tokenRefresh(), ({ error }) => error === "invalid_grant");
});
