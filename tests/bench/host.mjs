// The page around the pages: shows them in frames, answers as Pipedrive does, and keeps when what happened.

/** Milliseconds in what `open` gives are since its frame began. */
export const hostPage = `<!doctype html><title>Host</title><link rel="icon" href="data:,">
<style>iframe { border: 0; width: 385px; height: 400px }</style>
<script>
  const seen = new Map();
  /** What a command is answered; null is no answer. Somebody looks at the modal that a row opens. */
  globalThis.answers = { get_metadata: { data: { windowHeight: 900, windowWidth: 1440 } }, show_confirmation: { data: { confirmed: false } }, open_modal: null };
  globalThis.commands = [];
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
    if (command) commands.push({ command, args: data.payload.args });
    if (command === "open_modal") times["input handled"] ??= now;
    if (command && answers[command] !== null) port.postMessage(answers[command] ?? {});
    if (data?.payload?.type === "listener" && data.payload.event === "visibility") times.visibility = port;
    if (times.until in times) times.finish(times);
  });
  const show = (address, until) => new Promise((finish, fail) => {
    answers.get_signed_token = { data: { token: new URL(address).searchParams.get("token") } };
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
  /** Without waiting for anything. */
  globalThis.put = (address) => {
    clear();
    show(address, "content").catch(() => {});
  };
  /** Resolves with the times when the last of them is known. */
  globalThis.open = (address, until = "content") => { clear(); return show(address, until); };
  /** One more, beside those that are there. */
  globalThis.add = (address, until = "content") => show(address, until);
  globalThis.tellVisibility = (event) => seen.forEach(({ visibility }) => visibility?.postMessage({ data: event }));
</script><body></body>`;

/**
 * Runs in each frame before its page: tells the host when the skeleton and the content were painted, how long the page kept the browser
 * busy until then and how far it moved what was seen, and clicks the first row as soon as it is there, until the page handles the click.
 */
export function tellWhatIsSeen() {
  // A release gives its exports names of its own, and a program in parts has several modules with one memory.
  const memories = new Set();
  globalThis.wasmMemory = () => [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      const { exports } = made.instance ?? made;
      for (const value of Object.values(exports)) if (value instanceof WebAssembly.Memory) memories.add(value);
      return made;
    };
  }
  if (window.parent === window) return;
  const longTasks = [];
  const tasks = new PerformanceObserver((list) => longTasks.push(...list.getEntries()));
  tasks.observe({ type: "longtask", buffered: true });
  let shifted = 0;
  const add = (entries) => entries.forEach(({ value, hadRecentInput }) => { shifted += hadRecentInput ? 0 : value; });
  const shifts = new PerformanceObserver((list) => add(list.getEntries()));
  shifts.observe({ type: "layout-shift", buffered: true });
  globalThis.layoutShift = () => {
    add(shifts.takeRecords());
    return shifted;
  };
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
