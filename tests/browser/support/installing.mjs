// An installation as people go through it in a browser of their own, and how each of its ends is looked at.

import { decisionOn } from "../../installation/support/person.mjs";
import { inspect } from "./inspect.mjs";
import { expect } from "./test.mjs";

const password = "correct horse battery";

/** The narrowest window that is planned for, and the width of a panel. */
const widths = [320, 385];

export const heading = (tab, name) => tab.getByRole("heading", { level: 1, name, exact: true });

/** Fills in a form of the service's own. */
export async function fillIn(tab, email, word = password) {
  await tab.getByLabel("E-mail").fill(email);
  await tab.getByLabel("Password").fill(word);
}

/** Becomes known to the service, and is signed in. */
export async function becomeKnown(tab, app, email) {
  await tab.goto(`${app}/account/new`);
  await fillIn(tab, email);
  await tab.getByRole("button", { name: "Create account" }).click();
  await expect(heading(tab, "Your connections")).toBeVisible();
}

/** Begins an installation, up to Pipedrive's question for this person. */
export async function beAsked(tab, app, { user, company }) {
  await tab.goto(`${app}/oauth/install`);
  await tab.getByLabel("Install for").selectOption(`${user}:${company}`);
}

export const allow = (tab) => tab.getByRole("button", { name: "Allow and install" });

/** Presses a button, and once more while the browser waits for what is at a path. By the mouse alone: a locator waits for the next page. */
export async function pressTwice(tab, button, path) {
  const { x, y, width, height } = await button.boundingBox();
  const press = () => tab.mouse.click(x + width / 2, y + height / 2);
  const waiting = tab.waitForRequest((request) => new URL(request.url()).pathname === path);
  await press();
  await waiting;
  await press();
}

/** Agrees in the tab's browser, and gives the address that Pipedrive leads back to before anybody has opened it. */
export async function wayBack(tab, app, who, query = "") {
  const { request } = tab.context();
  const consent = await request.get(`${app}/oauth/install${query}`);
  const form = decisionOn(await consent.text(), who);
  const decided = await request.post(new URL("/oauth/authorize/decision", consent.url()).href, { form, maxRedirects: 0 });
  return new URL(decided.headers().location);
}

/** Expects the end of an installation, and that it is fit to be seen: in both themes, and in narrow windows. */
export async function expectEnd(tab, title, picture) {
  await expect(heading(tab, title)).toBeVisible();
  await inspect(tab, `installation-${picture}`);
  const usual = tab.viewportSize();
  for (const width of widths) {
    await tab.setViewportSize({ width, height: 640 });
    expect.soft(await tab.evaluate(() => document.documentElement.scrollWidth), `${picture} at ${width} px`).toBeLessThanOrEqual(width);
  }
  await tab.setViewportSize(usual);
}
