// What the browser records of its own work.

const categories = ["v8", "v8.wasm", "devtools.timeline", "disabled-by-default-devtools.timeline", "disabled-by-default-v8.compile", "disabled-by-default-v8.wasm.detailed", "disabled-by-default-v8.wasm.turbofan"];

/** @returns {Promise<() => Promise<object[]>>} what ends the recording, and gives its events */
export async function record(session) {
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await session.send("Tracing.start", { traceConfig: { includedCategories: categories } });
  return async () => {
    const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
    await session.send("Tracing.end");
    await complete;
    return events;
  };
}

/** Reading and compiling of scripts, functions that are compiled when they are first called among it, and of WebAssembly in both of its compilers. */
const compiling = /^(v8\.compile|v8\.compileModule|v8\.parseOnBackgroundParsing|V8\.(CompileCode|ParseProgram|CompileScript|CompileStreamedModule|CompileCodeBackground)|v8\.wasm\.compileConsume(Done)?|wasm\.(CompileLazy|ValidateFunctionsStreaming|FinishStreaming|OnBytesReceived|NewNativeModule|AsyncInstantiate|ExecuteCompilationUnits|CompileTurboFan|CompileBaseline|BaselineFinished))$/;
/** A script is read while it arrives: the wait for more of it is no work. */
const waiting = /^v8\.parseOnBackgroundWaiting$/;

/** Milliseconds of all threads together; what is nested counts once. */
export function compileTime(events) {
  const threads = new Map();
  for (const event of events.filter(({ ph }) => ph === "X")) {
    const thread = `${event.pid}/${event.tid}`;
    if (!threads.has(thread)) threads.set(thread, []);
    threads.get(thread).push(event);
  }
  return [...threads.values()].reduce((sum, list) => sum + covered(list, compiling) - covered(list, waiting), 0) / 1_000;
}

/** Microseconds that events of these names cover. */
function covered(events, names) {
  const spans = events.filter(({ name }) => names.test(name)).map(({ ts, dur = 0 }) => [ts, ts + dur]).sort(([one], [other]) => one - other);
  let sum = 0;
  let end = 0;
  for (const [from, to] of spans) {
    sum += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return sum;
}
