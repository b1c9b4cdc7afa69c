// In a module of a package with "type": "module", or a file named .mjs, the default import is the whole of the SDK's CommonJS module.

import sdk, { Event } from "@pipedrive/app-extensions-sdk";
import { forgetToken, tell } from "../habits/telling.js";

try {
  new sdk();
} catch (error) {
  tell(`as it is imported: ${error}`);
}
// Right in every bundler and in Node.
const AppExtensionsSDK = sdk.default ?? sdk;
const instance = new AppExtensionsSDK();
forgetToken();
instance.listen(Event.VISIBILITY, () => {});
await instance.initialize();
tell("started by its default");
