// A page that talks without end: every command and every event that the SDK has, right and wrong ones, as often as it is told.

import AppExtensionsSDK, { Event } from "@pipedrive/app-extensions-sdk";

const address = new URL(location.href);
address.searchParams.delete("token");
history.replaceState(null, "", address);

const surface = location.pathname.split("/").at(-1);
const sdk = new AppExtensionsSDK();

const often = [
  ["get_metadata"],
  ["get_signed_token"],
  ["show_snackbar", { message: "Saved", link: { url: "https://example.com", label: "Open" } }],
  ["set_notification", { number: 3 }],
  ["set_notification", { number: 0 }],
  ["show_floating_window", { context: { phone: "+372 5555" } }],
  ["hide_floating_window", {}],
  // Each of these is refused.
  ["resize", { height: "tall" }],
  ["redirect_to", { view: "nowhere" }],
];

const oftenHere = {
  panel: [["resize", { height: 300 }], ["resize", { height: 320 }], ["close_modal"], ["set_focus_mode", true]],
  "floating-window": [["show_floating_window", {}], ["resize", { width: 300, height: 400 }], ["set_focus_mode", true], ["set_focus_mode", false], ["hide_floating_window", {}]],
  modal: [["resize", { width: 640, height: 500 }]],
  settings: [["resize", { height: 600 }]],
}[surface];

/** A dialog is built and laid out for each: they would take most of the time. */
const seldom = [
  ["show_confirmation", { title: "Sure?" }],
  ["open_modal", { type: "deal", prefill: { title: "From a page" } }],
  ["open_modal", { type: "person", prefill: { name: "Ada Byrne" } }],
  ["open_modal", { type: "organization", prefill: { name: "Northwind" } }],
  ["open_modal", { type: "activity", prefill: { subject: "Call" } }],
  ["open_modal", { type: "json_modal", action_id: "There is none" }],
];

const round = [...often, ...oftenHere];
const steps = [...Array(10).fill(round).flat(), ...seldom];

for (const event of Object.values(Event)) sdk.listen(event, () => {});

/** Resolves when Pipedrive has answered the handshake. */
globalThis.ready = sdk.initialize({ size: { height: 300 } }).then(() => true);

let next = 0;

/** Posts this many messages one after the other: commands, and in the panel a subscription that ends at once after each round of them. */
globalThis.converse = async (count) => {
  for (let posted = 0; posted < count; posted += 1) {
    const [command, args] = steps[next % steps.length];
    next += 1;
    if (surface === "panel" && next % round.length === 0) {
      posted += 1;
      sdk.listen(Event.VISIBILITY, () => {})();
    }
    // What is refused has been answered too.
    await sdk.execute(command, args).catch(() => {});
  }
};

/** Posts one command without waiting: its answer may come to a page that is gone. */
globalThis.post = (command, args) => {
  sdk.execute(command, args).catch(() => {});
};

/** The milliseconds from a post to its reply: one for each of this many calls. */
globalThis.timeCalls = async (command, count) => {
  const times = [];
  for (let call = 0; call < count; call += 1) {
    const started = performance.now();
    await sdk.execute(command);
    times.push(performance.now() - started);
  }
  return times;
};
