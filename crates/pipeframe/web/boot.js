// Runs before the first paint, as a classic script: a module would run after it. Says hello to Pipedrive at once and loads
// the wasm beside that; the Rust side adopts the handshake that was begun here.
(() => {
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const surface = location.pathname.split("/").filter(Boolean).pop() ?? "";

  root.dataset.theme = query.get("theme") === "dark" ? "dark" : "light";
  // What the browser draws itself, before the styles are there or without them.
  document.querySelector('meta[name="color-scheme"]')?.setAttribute("content", root.dataset.theme);
  root.dataset.surface = surface || "preview";

  const framed = window.parent !== window;
  if (framed && query.get("id") && typeof AppExtensionsSDK === "function") {
    const sdk = new AppExtensionsSDK();
    const ready = sdk.initialize(initialSize(surface));
    // Whoever adopts it deals with a refusal; until then it is no unhandled one.
    ready.catch(() => {});
    globalThis.pipeframeHandshake = { sdk, ready };
  }

  // Where the program asks too. Relative to the page's own folder, so that a release may be served below any path.
  const api = apiAddress(document.querySelector('meta[name="api"]')?.content ?? "api");
  globalThis.pipeframeApi = api.href?.replace(/\/$/, "");
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
    if (effectiveDirective === "connect-src" && api.origin && blockedURI.startsWith(api.origin)) showMisconfigured(`The app's server is set to ${api.origin}, which connect-src of the page's policy leaves out.`);
  });
  globalThis.pipeframeEarlyData = fetchData();
  // For a program whose screen for what went wrong did not arrive. It does not reload by itself: the same would follow.
  globalThis.pipeframeNotLoaded = () => showScreen("not-loaded");
  document.addEventListener("error", ({ target }) => target.rel === "stylesheet" && retryStyles(target), true);
  // Not before all of the page is read: what its own HTML has on the way is used only by those who ask behind that.
  document.addEventListener("DOMContentLoaded", () => {
    if (api.wrong) return showMisconfigured(api.wrong);
    const slow = setTimeout(showScreen, 20_000, "slow");
    start()
      .then(showStarted, showFailure)
      .finally(() => clearTimeout(slow));
  });
  // Behind the first paint, one after the other, so that what else there is to do comes in between.
  requestAnimationFrame(() => [prepareNumbers, prepareDates].forEach((prepare) => setTimeout(prepare)));

  function initialSize(name) {
    const size = document.querySelector(`meta[name="initial-size"][data-surface="${CSS.escape(name)}"]`)?.dataset;
    if (!size) return {};
    const pixels = Object.entries({ height: size.height, width: size.width }).filter(([, value]) => value);
    return { size: Object.fromEntries(pixels.map(([side, value]) => [side, Number(value)])) };
  }

  // The page's first question to its server is asked while the program is still on its way; the program takes the answer.
  function fetchData() {
    const token = query.get("token");
    const address = globalThis.pipeframeHandshake && token && globalThis.pipeframeApi && dataAddress(document.querySelector(`meta[name="early-data"][data-surface="${CSS.escape(surface)}"]`)?.content);
    if (!address) return undefined;
    const abort = new AbortController();
    // As long as the program gives a server for any answer. What has ended by then is not changed by it.
    setTimeout(() => abort.abort(), 15_000);
    const headers = { Authorization: `Bearer ${token}`, Accept: "application/json" };
    const answer = fetch(address, { headers, signal: abort.signal }).then(read);
    answer.catch(() => {});
    return { address, abort, answer };

    // An answer that is there before the program is shown with its first paint.
    async function read(response) {
      return { response, body: await response.json().catch(() => undefined) };
    }
  }

  // Fills in `{name}` from the page's own address, and `{name.field}` from the JSON in it. What it gives is below the API, so
  // that the token goes nowhere else.
  function dataAddress(pattern) {
    if (!pattern?.startsWith("/")) return undefined;
    let isWhole = true;
    const path = pattern.replace(/\{(\w+)(?:\.(\w+))?\}/g, (_, name, field) => {
      const value = field ? fieldOf(query.get(name), field) : query.get(name);
      isWhole &&= value !== null && value !== undefined;
      return encodeURIComponent(value);
    });
    return isWhole ? globalThis.pipeframeApi + path : undefined;
  }

  function fieldOf(text, field) {
    try {
      return JSON.parse(text)?.[field];
    } catch {
      return undefined;
    }
  }

  // What is set wrong at a deployment must not look like a server that is away.
  function apiAddress(written) {
    try {
      const address = new URL(written, document.baseURI);
      const isLocal = /^(localhost|127\..*|\[::1\])$/.test(address.hostname);
      if (address.protocol === "https:" || (address.protocol === "http:" && (isLocal || location.protocol === "http:"))) return address;
    } catch {
      // It is no address at all.
    }
    return { wrong: `The app's server is set to "${written}", which is not an address of https.` };
  }

  function program() {
    const named = document.querySelector(`[data-boot][data-page="${CSS.escape(surface)}"]`);
    return (named ?? document.querySelector("[data-boot]")).dataset;
  }

  // The files of the program: one, or a core and what of the rest the page needs at first.
  async function start() {
    const { js, wasm, ...own } = program();
    const translated = translate(own);
    const script = import(js);
    // What fails is said below; until then it is no unhandled rejection.
    script.catch(() => {});
    if (typeof WebAssembly !== "object") throw new Error("wasm-not-supported");
    const addresses = wasm.split(" ");
    const modules = addresses.map(fetchModule);
    for (const module of modules) module.catch(() => {});
    const { default: load } = await script;
    await translated;
    await load({ module_or_path: await modules[0], others: Promise.all(modules.slice(1)), addresses, fetchModule });
  }

  // English is in the program; what another language says instead is fetched beside it. A page in English is better than none, so a file
  // that is late or broken is left out.
  async function translate({ languages = "", texts, mirrored = "" }) {
    const offered = ["en", ...languages.split(" ").filter(Boolean)];
    globalThis.pipeframeLanguages = offered.join(" ");
    const language = languageOf(offered);
    if (language === "en") return;
    try {
      const answer = await fetch(texts.replace("*", language), { signal: AbortSignal.timeout(3000) });
      const pairs = answer.ok ? await answer.json() : undefined;
      globalThis.pipeframeTexts = pairs.join("\n");
      root.lang = language;
      if (mirrored.split(" ").includes(language)) root.dir = "rtl";
      for (const element of document.querySelectorAll("[data-boot-failure] *, #start *")) {
        const place = pairs.indexOf(element.textContent);
        if (place >= 0) element.textContent = pairs[place + 1];
      }
    } catch (error) {
      console.warn(`The texts in ${language} did not arrive, so the page is in English.`, error);
    }
  }

  // What the reader has chosen, then what their browser is set to. The first is the preview's way to choose for all frames.
  function languageOf(offered) {
    const primary = (tag) => tag.split("-")[0].toLowerCase();
    for (const wanted of [query.get("language"), chosenLanguage(), ...navigator.languages]) {
      const found = wanted && (offered.find((tag) => tag === wanted) ?? offered.find((tag) => primary(tag) === primary(wanted)));
      if (found) return found;
    }
    return "en";
  }

  function chosenLanguage() {
    try {
      return localStorage.getItem("pipeframe-language");
    } catch {
      // A browser that keeps nothing in frames has its own languages still.
    }
  }

  // A full cache that several frames fill at once keeps a program from arriving whole.
  function fetchModule(address) {
    return fetch(address).then(compile).catch(() => fetch(address, { cache: "no-store" }).then(compile));
  }

  // Browsers compile a program on its way only when it is called exactly this.
  async function compile(response) {
    const type = response.headers.get("content-type");
    if (!response.ok || type === "application/wasm") return WebAssembly.compileStreaming(response);
    console.warn(`The program starts later than it could: the server sends it as "Content-Type: ${type}". Make that "application/wasm", without a charset.`);
    return WebAssembly.compile(await response.arrayBuffer());
  }

  // Once: what fails again stays away, and the page is usable without.
  function retryStyles(link) {
    if (link.dataset.retried) return;
    const again = link.cloneNode();
    again.dataset.retried = true;
    setTimeout(() => link.replaceWith(again), 1000);
  }

  // A browser reads what it knows of the reader's language when it is first asked, which takes it a while. That is better done
  // while the program is on its way than when there is something to show.
  function prepareNumbers() {
    new Intl.NumberFormat(undefined, { style: "currency", currency: "EUR" });
  }

  function prepareDates() {
    new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
  }

  function showStarted() {
    if (history.state?.reloads) history.replaceState(null, "");
    if (!root.dataset.misconfigured) hideScreen();
  }

  function showFailure(error) {
    console.error(error);
    if (error?.message !== "wasm-not-supported") return reloadWhenComplete(history.state?.reloads ?? 0);
    removeToken();
    showScreen("unsupported");
  }

  // A deployment may have taken this page's files away, or not have brought all of its own yet. Reloads the page at once when there is
  // something to be found, and else says so and looks again, each time later. The count is in the history because storage may be blocked.
  async function reloadWhenComplete(tries) {
    if (tries > 0) {
      removeToken();
      showScreen("not-loaded");
      await new Promise((resolve) => setTimeout(resolve, Math.min(1000 * 2 ** tries, 60_000)));
    }
    // A page that said better why it did not start stays as it is.
    if (document.querySelector(".screen:not([data-boot-failure])")) return;
    if (document.hidden || !(await isComplete())) return reloadWhenComplete(tries + 1);
    history.replaceState({ reloads: tries + 1 }, "");
    location.reload();
  }

  // Asks for everything anew: what was kept may be a part of a file.
  async function isComplete() {
    try {
      const page = await fetch(location.pathname, { cache: "no-store" });
      const html = await page.text();
      const { js, wasm } = program();
      const files = [js, ...wasm.split(" ")];
      if (!page.ok || !html.includes("data-boot")) return false;
      // A newer version.
      if (!files.every((file) => html.includes(file))) return true;
      const answers = await Promise.all(files.map((file) => fetch(file, { cache: "no-cache" })));
      return answers.every(({ ok, headers }) => ok && !headers.get("content-type")?.includes("html"));
    } catch {
      return false;
    }
  }

  function showMisconfigured(reason) {
    removeToken();
    showScreen("misconfigured");
    const place = document.querySelector("[data-reason]");
    if (place) place.textContent = reason;
    console.error(reason);
    // Whatever the program shows now would blame something else.
    root.dataset.misconfigured = true;
  }

  function showScreen(reason) {
    if (root.dataset.misconfigured) return;
    document.getElementById("start")?.remove();
    hideScreen();
    const screen = document.querySelector(`[data-boot-failure="${reason}"]`);
    // A page that has already put something better on the screen keeps it.
    if (!screen || (reason !== "misconfigured" && document.querySelector(".screen:not([data-boot-failure])"))) return;
    screen.hidden = false;
    const button = screen.querySelector("button");
    if (button) button.onclick = () => location.reload();
  }

  function hideScreen() {
    for (const screen of document.querySelectorAll("[data-boot-failure]")) screen.hidden = true;
  }

  // The program does this when it starts; one that did not arrive can't.
  function removeToken() {
    const address = new URL(location.href);
    address.searchParams.delete("token");
    history.replaceState(null, "", address);
  }
})();
