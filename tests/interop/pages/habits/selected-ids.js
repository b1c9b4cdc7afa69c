// A modal that reads the record from its address, although the panel opened it.

import AppExtensionsSDK, { Command } from "@pipedrive/app-extensions-sdk";
import { forgetToken, given, surface, tell } from "./telling.js";

const sdk = new AppExtensionsSDK();
forgetToken();
await sdk.initialize();
tell("started");
if (surface === "modal") {
  tell(`about the ${given.get("resource")} ${given.get("selectedIds")}, ${given.get("view")}`);
} else {
  sdk.execute(Command.OPEN_MODAL, { type: "custom_modal", action_id: "anything" });
}
