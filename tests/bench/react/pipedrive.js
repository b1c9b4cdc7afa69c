// Pipedrive as the page's components use it.

import * as official from "@pipedrive/app-extensions-sdk";
import { useEffect, useState } from "react";

// The package is of the older kind of module, whose default export bundlers wrap again.
const AppExtensionsSDK = official.default.default ?? official.default;
export const { Command, Event } = official;

const patience = 10_000;

/** The SDK as soon as Pipedrive has answered, as the scaffold of Pipedrive has it; until then what keeps it. */
export function useSdk() {
  const [connection, setConnection] = useState({});
  useEffect(() => {
    if (window.parent === window) {
      setConnection({ failure: "outside" });
      return undefined;
    }
    const late = setTimeout(() => setConnection({ failure: "silent" }), patience);
    const sdk = new AppExtensionsSDK();
    sdk.initialize({ size: { height: 320 } })
      .then(() => setConnection({ sdk }), () => setConnection({ failure: "refused" }))
      .finally(() => clearTimeout(late));
    return () => clearTimeout(late);
  }, []);
  return connection;
}

export function useTheme(sdk) {
  useEffect(() => {
    document.documentElement.dataset.theme = new URLSearchParams(location.search).get("theme") ?? "light";
  }, []);
  useEffect(() => sdk?.listen(Event.USER_SETTINGS_CHANGE, ({ data }) => { document.documentElement.dataset.theme = data.theme; }), [sdk]);
}

/** The frame is as high as its content: one request at a time, and none for a height that it has. */
export function useHeight(sdk, element) {
  useEffect(() => {
    if (!sdk) return undefined;
    let asked;
    let busy = false;
    const follow = async () => {
      const height = Math.ceil(element.current.getBoundingClientRect().height);
      if (busy || height === asked) return;
      asked = height;
      busy = true;
      await sdk.execute(Command.RESIZE, { height }).catch(() => {});
      busy = false;
      if (element.current) follow();
    };
    const observer = new ResizeObserver(follow);
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [sdk, element]);
}
