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
  globalThis.pipeframeEarlyData = fetchData();
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

  // The page's first question to its server is asked while the program is still on its way; the program takes the answer.
  function fetchData() {
    const token = query.get("token");
    const address = framed && token && dataAddress(document.querySelector(`meta[name="early-data"][data-surface="${CSS.escape(surface)}"]`)?.content);
    if (!address) return undefined;
    const abort = new AbortController();
    const headers = { Authorization: `Bearer ${token}`, Accept: "application/json" };
    const response = fetch(address, { headers, signal: abort.signal });
    response.catch(() => {});
    return { address, abort, response };
  }

  // Fills in `{name}` from the page's own address, and `{name.field}` from the JSON in it. The token goes to this origin only.
  function dataAddress(pattern) {
    if (!pattern?.startsWith("/") || pattern.startsWith("//")) return undefined;
    let isWhole = true;
    const address = pattern.replace(/\{(\w+)(?:\.(\w+))?\}/g, (_, name, field) => {
      const value = field ? fieldOf(query.get(name), field) : query.get(name);
      isWhole &&= value !== null && value !== undefined;
      return encodeURIComponent(value);
    });
    return isWhole ? address : undefined;
  }

  function fieldOf(text, field) {
    try {
      return JSON.parse(text)?.[field];
    } catch {
      return undefined;
    }
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
