// Fetches its data, lays it out and only then says hello, with the height that it needs.

import AppExtensionsSDK from "@pipedrive/app-extensions-sdk";
import { forgetToken, tell } from "./telling.js";

const sdk = new AppExtensionsSDK();
forgetToken();
const items = await (await fetch("data")).json();
for (const item of items) tell(item);
// A panel is at least 100 px high; what is above that is the list's.
const height = 100 + document.querySelector("main").offsetHeight;
await sdk.initialize({ size: { height } });
tell("started");
