// A command before `initialize` was answered throws at once: a `.catch` never hears of it.

import AppExtensionsSDK, { Command } from "@pipedrive/app-extensions-sdk";
import { forgetToken, tell } from "../habits/telling.js";

const sdk = new AppExtensionsSDK();
forgetToken();
const greet = () => sdk.execute(Command.SHOW_SNACKBAR, { message: "Hello" });
try {
  greet().catch(() => tell("rejected"));
} catch ({ message }) {
  tell(`thrown: ${message}`);
}
await sdk.initialize();
await greet();
tell("answered after initialize");
