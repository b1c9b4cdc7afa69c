// A router that shows its own route in the address, and so takes Pipedrive's query away.

import AppExtensionsSDK, { Command } from "@pipedrive/app-extensions-sdk";
import { tell } from "./telling.js";

const sdk = new AppExtensionsSDK();
history.replaceState(null, "", new URL("home", location.href));
history.pushState(null, "", new URL("items/7", location.href));
await sdk.initialize({ size: { height: 200 } });
await sdk.execute(Command.SHOW_SNACKBAR, { message: "Item 7" });
tell(`started at ${location.pathname.split("/").slice(2).join("/")}`);
