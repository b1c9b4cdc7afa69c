// Pipedrive: one connection for the page. What is asked of it before it has answered waits.

import * as official from "@pipedrive/app-extensions-sdk";
import { renewTokenBy } from "./backend.js";
import { theme } from "./context.js";

// The package is of the older kind of module, whose default export bundlers wrap again.
const AppExtensionsSDK = official.default.default ?? official.default;
export const { Command, Event } = official;

const patience = 10_000;
const sizes = { panel: { height: 320 }, modal: { width: 640, height: 480 }, "floating-window": { width: 320, height: 460 }, settings: { height: 640 } };
const surface = document.documentElement.dataset.surface;
const isOutside = window.parent === window;

const connecting = isOutside ? new Promise(() => {}) : new AppExtensionsSDK().initialize({ size: sizes[surface] });

renewTokenBy(async () => (await execute(Command.GET_SIGNED_TOKEN)).token);
document.documentElement.dataset.theme = theme;
listen(Event.USER_SETTINGS_CHANGE, (data) => { document.documentElement.dataset.theme = data.theme; });

/** Why there is nothing to show, as icon, title and text. */
const failures = {
  outside: { icon: "plug", title: "Open this in Pipedrive", text: "This page is a part of Pipedrive and works only inside it." },
  silent: { icon: "clock", title: "Pipedrive does not answer", text: "The page is ready and appears by itself as soon as Pipedrive answers." },
  refused: { icon: "blocked", title: "Pipedrive did not accept this page", text: "Reload it. If that does not help, install the app again." },
};

/** Tells what keeps the page from being shown, and when nothing does any more. */
export function watchConnection(tell) {
  if (isOutside) {
    tell(failures.outside);
    return;
  }
  const late = setTimeout(() => tell(failures.silent), patience);
  connecting.then(() => tell(undefined), () => tell(failures.refused)).finally(() => clearTimeout(late));
}

export async function execute(...given) {
  return (await connecting).execute(...given);
}

export const snackbar = (message, link) => execute(Command.SHOW_SNACKBAR, { message, ...(link && { link }) }).catch(() => {});

/** @returns what ends it */
export function listen(event, run) {
  let stop;
  let isOver = false;
  connecting.then((sdk) => { if (!isOver) stop = sdk.listen(event, ({ data, error }) => !error && run(data)); }, () => {});
  return () => {
    isOver = true;
    stop?.();
  };
}

/** Panels and settings are as high as their content: one request at a time, and none for a height that the frame has. @returns what ends it */
export function followHeight(element) {
  if (surface !== "panel" && surface !== "settings") return undefined;
  let asked;
  let isBusy = false;
  const follow = async () => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (isBusy || height === asked) return;
    asked = height;
    isBusy = true;
    await execute(Command.RESIZE, { height }).catch(() => {});
    isBusy = false;
    if (element.isConnected) follow();
  };
  const observer = new ResizeObserver(follow);
  observer.observe(element);
  return () => observer.disconnect();
}

const askingPatience = 10_000;

export const waitingFor = (again) => `Waiting for your answer in Pipedrive. No question there? ${again}`;

/**
 * Asks the reader in Pipedrive's window; that it has not answered for a while is told, since a question may be covered or lost.
 *
 * @returns {Promise<boolean>}
 */
export async function confirm(question, tellLate) {
  const late = setTimeout(() => tellLate(true), askingPatience);
  try {
    return (await execute(Command.SHOW_CONFIRMATION, question)).confirmed;
  } finally {
    clearTimeout(late);
    tellLate(false);
  }
}
