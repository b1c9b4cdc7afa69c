// Connects an account in a window of its own, which tells the panel and is closed by it.

import AppExtensionsSDK, { Command } from "@pipedrive/app-extensions-sdk";
import { forgetToken, surface, tell } from "./telling.js";

if (surface === "authorize") {
  opener.postMessage("connected", location.origin);
} else {
  const sdk = new AppExtensionsSDK();
  forgetToken();
  await sdk.initialize();
  tell("started");
  let popup;
  addEventListener("message", ({ data, origin }) => {
    if (origin !== location.origin) return;
    tell(data);
    popup.close();
    sdk.execute(Command.SHOW_SNACKBAR, { message: "Connected" });
  });
  const button = document.createElement("button");
  button.textContent = "Connect";
  button.addEventListener("click", () => (popup = open("authorize", "authorize", "width=480,height=640")));
  document.querySelector("main").append(button);
}
