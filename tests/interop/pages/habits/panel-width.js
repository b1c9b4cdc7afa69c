// Asks for a width in a panel, whose width is fixed.

import AppExtensionsSDK, { Command } from "@pipedrive/app-extensions-sdk";
import { forgetToken, tell } from "./telling.js";

const sdk = new AppExtensionsSDK();
forgetToken();
try {
  await sdk.initialize({ size: { height: 300, width: 400 } });
  tell("started");
  await sdk.execute(Command.RESIZE, { height: 350, width: 500 });
  tell("resized");
} catch ({ message }) {
  tell(message);
}
