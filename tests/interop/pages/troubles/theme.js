// With a change of theme `sdk.userSettings` is still the old one while listeners are told, and the whole message after that: without a
// `theme`.

import AppExtensionsSDK, { Event } from "@pipedrive/app-extensions-sdk";
import { forgetToken, tell } from "../habits/telling.js";

const sdk = new AppExtensionsSDK();
forgetToken();
tell(`at first ${sdk.userSettings.theme}`);
sdk.listen(Event.USER_SETTINGS_CHANGE, ({ data }) => {
  tell(`${data.theme} by the event, still ${sdk.userSettings.theme} by the settings`);
  queueMicrotask(() => tell(`then ${sdk.userSettings.theme}`));
});
await sdk.initialize();
tell("started");
