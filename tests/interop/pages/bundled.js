// The SDK is bundled with the page. In a file named .mjs a bundler would take the default export for the whole module.

import AppExtensionsSDK, { Command, Event } from "@pipedrive/app-extensions-sdk";
import { show } from "./plain.js";

show({ AppExtensionsSDK, Command, Event });
