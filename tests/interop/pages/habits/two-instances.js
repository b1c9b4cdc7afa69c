// Two parts of a page that each make an SDK of their own, start it and listen.

import AppExtensionsSDK, { Event } from "@pipedrive/app-extensions-sdk";
import { forgetToken, tell } from "./telling.js";

for (const part of ["header", "list"]) {
  const sdk = new AppExtensionsSDK();
  sdk.listen(Event.VISIBILITY, ({ data }) => tell(`${part} heard ${data.is_visible}`));
  sdk.initialize().then(() => tell(`${part} started`));
}
forgetToken();
