// The SDK comes from its own script, which leaves one global name.

import { show } from "./plain.js";

show({ AppExtensionsSDK, Command: AppExtensionsSDK.Command, Event: AppExtensionsSDK.Event });
