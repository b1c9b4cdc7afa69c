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

  const arriving = fetchProgram();
  document.addEventListener("DOMContentLoaded", () => start().catch(showFailure));

  function initialSize(name) {
    const size = document.querySelector(`meta[name="initial-size"][data-surface="${CSS.escape(name)}"]`)?.dataset;
    if (!size) return {};
    const pixels = Object.entries({ height: size.height, width: size.width }).filter(([, value]) => value);
    return { size: Object.fromEntries(pixels.map(([side, value]) => [side, Number(value)])) };
  }

  // Both parts of the program are on their way before the rest of the page is read.
  function fetchProgram() {
    const named = document.querySelector(`[data-boot][data-page="${CSS.escape(surface)}"]`);
    const { js, wasm } = (named ?? document.querySelector("[data-boot]")).dataset;
    const script = import(js);
    const program = typeof WebAssembly === "object" ? WebAssembly.compileStreaming(fetch(wasm)) : undefined;
    // What fails is said at the start; until then it is no unhandled rejection.
    script.catch(() => {});
    program?.catch(() => {});
    return { script, program, wasm };
  }

  async function start() {
    const { script, program, wasm } = arriving;
    if (!program) throw new Error("wasm-not-supported");
    const { default: load } = await script;
    // Two things keep a program from being compiled on its way: a server that calls wasm something else, which the loader
    // copes with, and a full cache that several frames fill at once.
    await load({ module_or_path: await program.catch(() => fetch(wasm, { cache: "no-store" })) });
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
