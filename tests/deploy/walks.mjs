// What is done on each surface, in any browser: it starts and shakes hands, shows data of its server, writes, and follows the host's
// theme and its own content's size.

import { asSeen, until } from "./page.mjs";
import { app, pipedrive } from "./names.mjs";

const sidebarWidth = 385;
const host = `https://${pipedrive}`;

/** The address of a place in the preview, with the release in its frames. */
export function placeOf(at) {
  const query = new URLSearchParams({ app: `https://${app}`, registration: "/registration.json", at, theme: "light", tools: "closed" });
  return `${host}/?${query}`;
}

/** A surface's walk takes a page that is open already; the data are those of the first day. */
export const walks = {
  async panel(page) {
    const { top, surface, frame } = await opened(page, "deal-details", "panel");
    await surface.shows({ selector: ".list-row", name: /Volvo/ });
    await followsTheme(top, surface);
    await fitsContent(top, surface, "panel");
    await staysAsItIs(top, surface);
    const before = await heightOf(top, "panel");
    await surface.press({ role: "button", name: /^Add vehicle$/ });
    const form = frame("modal");
    await form.write({ role: "textbox", name: /^Make and model/ }, "Fiat Topolino");
    await form.write({ role: "textbox", name: /^Number plate/ }, "TP 1936");
    await form.press({ role: "button", name: /^Add vehicle$/ });
    await form.press({ role: "button", name: /^Close$/ });
    await surface.shows({ selector: ".list-row", name: /Fiat Topolino/ });
    await until("the panel has grown by what was added", async () => (await heightOf(top, "panel")) > before);
    await fitsContent(top, surface, "panel");
  },

  async modal(page) {
    const { top, frame } = await opened(page, "deal-details", "panel");
    await frame("panel").press({ selector: ".list-row-main", name: /Volvo/ });
    const modal = frame("modal");
    await modal.shows({ role: "heading", name: /^Volvo V60$/ });
    await initialised(top, "modal");
    await followsTheme(top, modal);
    await modal.press({ role: "radio" });
    await modal.press({ role: "button", name: /^Send proposal$/ });
    await top.press({ selector: "[role=dialog] button, dialog button", name: /^Send proposal$/ });
    await frame("panel").shows({ selector: ".list-row", name: /Volvo V60[^]*Proposal sent/ });
  },

  async "floating-window"(page) {
    const { top, surface } = await opened(page, "deal-details", "floating-window");
    await top.press({ role: "button", name: /^Service calls/ });
    await surface.shows({ role: "button", name: /^Call / });
    await followsTheme(top, surface);
    await surface.press({ role: "button", name: /^Call / });
    await surface.press({ role: "button", name: /^End call$/ });
    await surface.press({ role: "radio" });
    await surface.write({ selector: "textarea" }, "Wants the winter tyres.");
    await surface.press({ role: "button", name: /^Save call$/ });
    await says(top, "Call saved");
  },

  async settings(page) {
    const { top, surface } = await opened(page, "settings", "settings");
    await surface.shows({ role: "textbox", name: /^Sender name/ });
    await followsTheme(top, surface);
    await surface.write({ role: "textbox", name: /^Sender name/ }, "Harbour Motors");
    // The button to save comes with the first change, and moves away while the frame grows by it.
    await surface.shows({ role: "button", name: /^Save/ });
    await fitsContent(top, surface, "settings");
    await surface.press({ role: "button", name: /^Save/ });
    await says(top, "Settings saved");
    await fitsContent(top, surface, "settings");
  },

  /** Has no frame, no host and no token: it says what was selected and leads back. */
  async action(page) {
    await page.goto(`https://${app}/action?resource=deal&view=details&selectedIds=1&userId=1&companyId=2`);
    const top = asSeen(page.top);
    await top.shows({ role: "heading", name: /^Car services for deal 1$/ });
    await top.shows({ selector: "a", name: /^Back to Pipedrive$/ });
  },
};

async function opened(page, place, surface) {
  await page.goto(placeOf(place));
  const top = asSeen(page.top);
  const frame = (name) => asSeen(() => page.frame(`iframe[data-surface=${name}]`));
  await initialised(top, surface);
  return { top, frame, surface: frame(surface) };
}

const initialised = (top, surface) =>
  until(`the ${surface} has shaken hands`, () => top.run((surface) => globalThis.preview?.state().frames.some((frame) => frame.surface === surface && frame.status === "initialised"), surface));

const says = (top, message) =>
  until(`the host was asked to say "${message}"`, () => top.run((message) => globalThis.preview.log().some(({ name, args }) => name === "show_snackbar" && args?.message === message), message));

async function followsTheme(top, surface) {
  for (const theme of ["Dark", "Light"]) {
    await top.press({ selector: "footer button", name: new RegExp(`^${theme}$`) });
    await until(`the page is ${theme.toLowerCase()} with its host`, () => surface.run((theme) => document.documentElement.dataset.theme === theme, theme.toLowerCase()));
  }
}

/** As wide as Pipedrive's sidebar, and no height that was left before is asked for again: such a page jumps. */
async function staysAsItIs(top, panel) {
  const width = await panel.run(() => innerWidth);
  if (width !== sidebarWidth) throw new Error(`the panel is ${width} px wide, not ${sidebarWidth}`);
  const heights = await top.run(() => globalThis.preview.log().filter(({ surface, name, kind }) => surface === "panel" && name === "resize" && kind === "command").map(({ args }) => args.height));
  if (new Set(heights).size < heights.length) throw new Error(`the panel asks for ${heights.join(", ")} px one after the other`);
}

const heightOf = (top, surface) => top.run((surface) => document.querySelector(`iframe[data-surface=${surface}]`).clientHeight, surface);

const fitsContent = (top, surface, name) =>
  until(`the frame is as high as what is in it`, async () => {
    const content = await surface.run(() => Math.ceil(document.querySelector(".surface").getBoundingClientRect().height));
    return (await heightOf(top, name)) === content;
  });
