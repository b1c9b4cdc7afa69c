// What must not grow while the preview is used, read from outside of it.

/** Runs in the page before all else: keeps hold of the memory of the program that the page will load. */
export function holdMemory() {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      const { exports } = made.instance ?? made;
      globalThis.wasmMemory = () => exports.memory.buffer.byteLength;
      return made;
    };
  }
}

/**
 * The figures of a page that was opened with `holdMemory`. The program's memory is freed when the browser has collected what held
 * on to it, which a browser with memory to spare puts off: `collect` does it now.
 */
export async function figuresOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await session.send("HeapProfiler.enable");
  const collect = () => session.send("HeapProfiler.collectGarbage");
  const read = async () => {
    // What the first round lets go of may only be collected by the second.
    await collect();
    await collect();
    const { metrics } = await session.send("Performance.getMetrics");
    const metric = (wanted) => metrics.find(({ name }) => name === wanted).value;
    const own = await page.evaluate(() => {
      const { ports, frames } = globalThis.preview.state();
      const subscriptions = frames.flatMap(({ listeners }) => listeners).length;
      return { ports, subscriptions, wasm: globalThis.wasmMemory() };
    });
    return { ...own, nodes: metric("Nodes"), listeners: metric("JSEventListeners"), heap: metric("JSHeapUsedSize") };
  };
  return { read, collect };
}

/**
 * How far each figure may be above what it was after the warm-up. A page of the browser's memory is 64 KiB, and how full the
 * heaps of the browser and of the program are depends on when they were last tidied up; a single word that each of 100,000
 * messages left behind would be more than what is allowed.
 */
export const limits = {
  ports: { name: "open ports", most: 0 },
  subscriptions: { name: "subscriptions of frames", most: 0 },
  listeners: { name: "event listeners", most: 0 },
  nodes: { name: "DOM nodes", most: 0 },
  heap: { name: "JavaScript heap", most: 512 * 1024, bytes: true },
  wasm: { name: "memory of the program", most: 256 * 1024, bytes: true },
};

/** @returns {{name: string, before: string, warm: string, after: string, most: string, grew: boolean}[]} a line a figure */
export function compare({ before, warm, after }) {
  return Object.entries(limits).map(([key, { name, most, bytes }]) => {
    const text = (value) => (bytes ? `${(value / 1024).toLocaleString("en-US", { maximumFractionDigits: 0 })} KiB` : value.toLocaleString("en-US"));
    return { name, before: text(before[key]), warm: text(warm[key]), after: text(after[key]), most: `+ ${text(most)}`, grew: after[key] > warm[key] + most };
  });
}
