// Fetches its data, lays it out and only then says hello, with the height that it needs.

import AppExtensionsSDK from "@pipedrive/app-extensions-sdk";
import { forgetToken, tell } from "./telling.js";

const sdk = new AppExtensionsSDK();
forgetToken();
const items = await (await fetch("data")).json();
for (const item of items) tell(item);
const height = Math.max(100, document.querySelector("main").offsetHeight);
await sdk.initialize({ size: { height } });
tell("started");
