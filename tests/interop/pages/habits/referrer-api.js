// Builds the address of Pipedrive's API from the page that framed it.

import AppExtensionsSDK from "@pipedrive/app-extensions-sdk";
import { forgetToken, tell } from "./telling.js";

const sdk = new AppExtensionsSDK();
forgetToken();
await sdk.initialize();
tell("started");
const address = new URL("/api/v1/deals/1", document.referrer);
try {
  tell(`the API answered ${(await fetch(address)).status}`);
} catch ({ name }) {
  tell(`the API could not be asked: ${name}`);
}
