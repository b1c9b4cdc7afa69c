// React's StrictMode runs effects twice in development: two SDK instances, two calls of `initialize`.

import { StrictMode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import AppExtensionsSDK from "@pipedrive/app-extensions-sdk";

function Panel() {
  const [starts, setStarts] = useState(0);
  useEffect(() => {
    new AppExtensionsSDK().initialize({ size: { height: 240 } }).then(() => {
      setStarts((count) => count + 1);
      history.replaceState(null, "", location.pathname);
    }, () => {});
  }, []);
  return <ol><li>{`started ${starts} times`}</li></ol>;
}

createRoot(document.querySelector("main")).render(<StrictMode><Panel /></StrictMode>);
