// Passes numbers, lists and objects to a modal, which the SDK's types don't allow and its code does.

import AppExtensionsSDK, { Command } from "@pipedrive/app-extensions-sdk";
import { forgetToken, given, surface, tell } from "./telling.js";

const sdk = new AppExtensionsSDK();
forgetToken();
await sdk.initialize();
tell("started");
if (surface === "modal") {
  const { order, lines } = JSON.parse(given.get("data"));
  tell(`order ${order.id + 1} with ${lines.length} lines`);
} else {
  sdk.execute(Command.OPEN_MODAL, { type: "custom_modal", action_id: "anything", data: { order: { id: 41 }, lines: [1, 2] } });
}
