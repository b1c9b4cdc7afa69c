// The page around the pages: shows them in frames, answers as Pipedrive does, and keeps when what happened.

/** Milliseconds in what `open` gives are since its frame began. */
export const hostPage = `<!doctype html><title>Host</title><link rel="icon" href="data:,">
<style>iframe { border: 0; width: 385px; height: 400px }</style>
<script>
  const seen = new Map();
  const answers = { get_metadata: { data: { windowHeight: 900, windowWidth: 1440 } } };
  const frameOf = (source) => [...document.querySelectorAll("iframe")].find((frame) => frame.contentWindow === source);
  addEventListener("message", ({ data, source, ports: [port] }) => {
    const times = seen.get(frameOf(source));
    if (!times) return;
    const now = performance.now() - times.began;
    if (data?.bench) {
      times[data.bench] ??= data.at - performance.timeOrigin - times.began;
      Object.assign(times, data.also);
    }
    const command = data?.payload?.type === "command" && data.payload.command;
    if (command === "initialize") times.handshake ??= now;
    // Somebody looks at the modal that a row opens: it is not answered.
    if (command === "open_modal") times["input handled"] ??= now;
    else if (command) port.postMessage(answers[command] ?? {});
    if (data?.payload?.type === "listener" && data.payload.event === "visibility") times.visibility = port;
    if (times.until in times) times.finish(times);
  });
  const show = (address, until) => new Promise((finish, fail) => {
    const frame = document.createElement("iframe");
    setTimeout(() => fail(new Error("No " + until + " within half a minute at " + new URL(address).pathname + ", only " + JSON.stringify(seen.get(frame)))), 30_000);
    seen.set(frame, { began: performance.now(), until, finish: ({ began, until, finish: own, visibility, ...times }) => finish(times) });
    frame.src = address;
    document.body.append(frame);
  });
  const clear = () => {
    document.querySelectorAll("iframe").forEach((frame) => frame.remove());
    seen.clear();
  };
  /** Resolves with the times when the last of them is known. */
  globalThis.open = (address, until = "content") => { clear(); return show(address, until); };
  globalThis.openAll = (addresses) => { clear(); return Promise.all(addresses.map((address) => show(address, "content"))); };
  globalThis.collapse = () => seen.forEach(({ visibility }) => visibility?.postMessage({ data: { is_visible: false } }));
</script><body></body>`;

/**
 * Runs in each frame before its page: tells the host when the skeleton and the content were painted, how long the page kept the
 * browser busy until then, and clicks the first row as soon as it is there, until the page handles the click.
 */
export function tellWhatIsSeen() {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      const { exports } = made.instance ?? made;
      // A release gives its exports names of its own.
      const memory = Object.values(exports).find((value) => value instanceof WebAssembly.Memory);
      globalThis.wasmMemory = () => memory?.buffer.byteLength ?? 0;
      return made;
    };
  }
  if (window.parent === window) return;
  const longTasks = [];
  const tasks = new PerformanceObserver((list) => longTasks.push(...list.getEntries()));
  tasks.observe({ type: "longtask", buffered: true });
  const isPanel = location.pathname === "/panel";
  const isThere = {
    skeleton: () => document.querySelector(".skeleton"),
    content: () => (isPanel ? document.querySelector(".list-row") : document.querySelector("main:not([hidden])") && !document.querySelector("#start, .skeleton")),
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
  function look() {
    for (const [bench, holds] of Object.entries(isThere)) {
      if (!holds()) continue;
      delete isThere[bench];
      requestAnimationFrame(() => setTimeout(() => tell(bench)));
    }
    if (Object.keys(isThere).length === 0) observer.disconnect();
  }
  function tell(bench) {
    const at = performance.timeOrigin + performance.now();
    longTasks.push(...tasks.takeRecords());
    const also = bench === "content" ? { "long tasks": longTasks.length, "time in long tasks": longTasks.reduce((sum, { duration }) => sum + duration, 0) } : {};
    window.parent.postMessage({ bench, at, also }, "*");
    if (bench === "content") globalThis.contentAt = performance.now();
    if (bench === "content" && isPanel && location.hash === "#click") click();
  }
  function click() {
    document.querySelector(".list-row-main").click();
    setTimeout(click, 20);
  }
}
