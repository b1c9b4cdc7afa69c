// A call widget: asks for the microphone, and says what came of it.

import AppExtensionsSDK from "@pipedrive/app-extensions-sdk";
import { forgetToken, tell } from "./telling.js";

const sdk = new AppExtensionsSDK();
forgetToken();
await sdk.initialize();
tell("started");
try {
  await navigator.mediaDevices.getUserMedia({ audio: true });
  tell("microphone: ready");
} catch ({ name }) {
  tell(`microphone: ${name}`);
}
