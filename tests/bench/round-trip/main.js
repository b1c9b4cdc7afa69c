// The bindings and the SDK that they bind to, in one page and with one connection.

import load from "./round_trip.js";

const sdk = new AppExtensionsSDK();
const ready = sdk.initialize({ size: { height: 320 } });
// As web/boot.js leaves it: the bindings adopt it.
globalThis.pipeframeHandshake = { sdk, ready };
await ready;

globalThis.timeSdk = async (count) => {
  const times = [];
  for (let call = 0; call < count; call += 1) {
    const started = performance.now();
    await sdk.execute(AppExtensionsSDK.Command.GET_METADATA);
    times.push(performance.now() - started);
  }
  return times;
};
await load();
