/** Keep a test browser off the network and free of what a machine without a screen lacks. */
export const browserFlags = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
  "--no-sandbox",
  "--use-fake-device-for-media-stream",
];
