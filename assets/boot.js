// Runs before the first paint, as a classic script: a module would run after it. Says hello to Pipedrive at once and loads
// the wasm beside that; the Rust side adopts the handshake that was begun here.
(() => {
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const surface = location.pathname.split("/").filter(Boolean).pop() ?? "";

  root.dataset.theme = query.get("theme") === "dark" ? "dark" : "light";
  root.dataset.surface = surface || "preview";

  const framed = window.parent !== window;
  if (framed && query.get("id") && typeof AppExtensionsSDK === "function") {
    const sdk = new AppExtensionsSDK();
    const ready = sdk.initialize(initialSize(surface));
    // Whoever adopts it deals with a refusal; until then it is no unhandled one.
    ready.catch(() => {});
    globalThis.pipeframeHandshake = { sdk, ready };
  }

  document.addEventListener("DOMContentLoaded", () => start().catch(showFailure));

  function initialSize(name) {
    const size = document.querySelector(`meta[name="initial-size"][data-surface="${CSS.escape(name)}"]`)?.dataset;
    if (!size) return {};
    const pixels = Object.entries({ height: size.height, width: size.width }).filter(([, value]) => value);
    return { size: Object.fromEntries(pixels.map(([side, value]) => [side, Number(value)])) };
  }

  async function start() {
    if (typeof WebAssembly !== "object") throw new Error("wasm-not-supported");
    const { js, wasm } = document.querySelector("[data-boot]").dataset;
    const { default: load } = await import(js);
    await load({ module_or_path: wasm });
  }

  function showFailure(error) {
    console.error(error);
    removeToken();
    const reason = error?.message === "wasm-not-supported" ? "unsupported" : "not-loaded";
    document.getElementById("start")?.remove();
    const screen = document.querySelector(`[data-boot-failure="${reason}"]`);
    // A page that has already put something better on the screen keeps it.
    if (!screen || document.querySelector(".screen:not([data-boot-failure])")) return;
    screen.hidden = false;
    screen.querySelector("button")?.addEventListener("click", () => location.reload());
  }

  // The program does this when it starts; one that did not arrive can't.
  function removeToken() {
    const address = new URL(location.href);
    address.searchParams.delete("token");
    history.replaceState(null, "", address);
  }
})();
