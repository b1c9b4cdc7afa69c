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

  globalThis.pipeframeEarlyData = fetchData();
  // Not before all of the page is read: what its own HTML has on the way is used only by those who ask behind that.
  document.addEventListener("DOMContentLoaded", () => start().catch(showFailure));
  // Behind the first paint.
  requestAnimationFrame(() => setTimeout(prepareLanguage));

  function initialSize(name) {
    const size = document.querySelector(`meta[name="initial-size"][data-surface="${CSS.escape(name)}"]`)?.dataset;
    if (!size) return {};
    const pixels = Object.entries({ height: size.height, width: size.width }).filter(([, value]) => value);
    return { size: Object.fromEntries(pixels.map(([side, value]) => [side, Number(value)])) };
  }

  // The page's first question to its server is asked while the program is still on its way; the program takes the answer.
  function fetchData() {
    const token = query.get("token");
    const address = globalThis.pipeframeHandshake && token && dataAddress(document.querySelector(`meta[name="early-data"][data-surface="${CSS.escape(surface)}"]`)?.content);
    if (!address) return undefined;
    const abort = new AbortController();
    const headers = { Authorization: `Bearer ${token}`, Accept: "application/json" };
    const answer = fetch(address, { headers, signal: abort.signal }).then(read);
    answer.catch(() => {});
    return { address, abort, answer };

    // An answer that is there before the program is shown with its first paint.
    async function read(response) {
      return { response, body: await response.json().catch(() => undefined) };
    }
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
    const named = document.querySelector(`[data-boot][data-page="${CSS.escape(surface)}"]`);
    const { js, wasm } = (named ?? document.querySelector("[data-boot]")).dataset;
    const script = import(js);
    // What fails is said below; until then it is no unhandled rejection.
    script.catch(() => {});
    if (typeof WebAssembly !== "object") throw new Error("wasm-not-supported");
    const program = WebAssembly.compileStreaming(fetch(wasm));
    program.catch(() => {});
    const { default: load } = await script;
    // Two things keep a program from being compiled on its way: a server that calls wasm something else, which the loader
    // copes with, and a full cache that several frames fill at once.
    await load({ module_or_path: await program.catch(() => fetch(wasm, { cache: "no-store" })) });
  }

  // A browser reads what it knows of the reader's language when it is first asked, which takes it a while. That is better done
  // while the program is on its way than when there is something to show.
  function prepareLanguage() {
    new Intl.NumberFormat(undefined, { style: "currency", currency: "EUR" });
    new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
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
