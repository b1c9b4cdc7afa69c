// How long a JSON panel of ten objects with twenty fields takes from its answer until what is seen of it is in the page, until that is
// painted, and until all of it is in the page, on a CPU four times slower: the medians of fifteen reloads. What is seen has one frame.
// `node tests/bench/json-panel.mjs FOLDER` measures the build of the preview in a folder; `make speed` makes an optimised one first.

import { availableParallelism, loadavg } from "node:os";
import { chromium } from "@playwright/test";
import { browserFlags } from "../../tools/testing/browser-flags.mjs";
import { startJsonApp } from "../browser/support/json-app.mjs";

const reloads = 15;
/** Milliseconds of a frame. */
const frame = 16.7;
const kinds = ["text", "numerical", "date", "time", "date-time", "email", "link", "phone", "address", "currency", "label", "tags"];
const values = {
  text: "Winter tyres are in row 7",
  numerical: 12500.5,
  date: "2027-01-31",
  time: "20:20:39+02:00",
  "date-time": "2027-01-31T20:20:39+02:00",
  email: "ann@example.test",
  link: "https://app.example.test/orders/1",
  phone: "+372 512 3456",
  address: "Harbour street 4, Tallinn",
  currency: { code: "EUR", value: 1200.5 },
  label: { color: "green", label: "Paid" },
  tags: ["Fleet", "Winter"],
};
const fields = Array.from({ length: 20 }, (_, index) => [`field_${index}`, kinds[index % kinds.length]]);
const properties = Object.fromEntries(fields.map(([key, kind]) => [key, { $ref: `#/definitions/${kind}` }]));
const structure = { type: "array", items: { type: "object", properties: { id: { $ref: "#/definitions/numerical" }, header: { $ref: "#/definitions/header" }, ...properties } } };
const data = Array.from({ length: 10 }, (_, id) => ({ id, header: `Object ${id}`, ...Object.fromEntries(fields.map(([key, kind]) => [key, values[kind]])) }));

const app = await startJsonApp({ structure, folder: process.argv[2] });
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: browserFlags });
try {
  app.given.panel = { status: 200, body: { data } };
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(measure);
  await page.goto(app.page());
  await page.getByRole("heading", { name: "Object 9" }).waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const found = [];
  for (let reload = 0; reload < reloads; reload += 1) {
    found.push(await page.evaluate(() => globalThis.nextPanel()));
  }
  const median = (name) => found.map((one) => one[name]).sort((one, other) => one - other)[Math.floor(found.length / 2)];
  const rows = [["what is seen is in the page", median("built"), `at most ${frame} ms`], ["what is seen is painted, without the wait for the display", median("work"), ""], ["what is seen is painted", median("painted"), ""], ["all of it is in the page", median("complete"), ""]];
  console.log(`A JSON panel of 10 × 20 fields from its answer, CPU 4×, medians of ${reloads}; ${availableParallelism()} cores with a load of ${loadavg()[0].toFixed(1)}\n`);
  console.log(["| until | ms | limit |", "| --- | --- | --- |", ...rows.map(([name, time, limit]) => `| ${name} | ${time.toFixed(1)} | ${limit} |`)].join("\n"));
  if (median("built") > frame) {
    console.error(`\nWhat is seen takes longer than one frame. On a machine that does nothing else that is a loss: look at crates/pipeframe-json-ui/src/view.`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  await app.stop();
}

/** In the page: from the relay's answer to the elements of the first object, which fills the window, to the frame that shows them, and to the last object. */
function measure() {
  const { fetch: original } = globalThis;
  let answered = 0;
  globalThis.fetch = async (...given) => {
    const response = await original(...given);
    const address = given[0]?.url ?? String(given[0]);
    if (address.includes("/.pipeframe/relay")) {
      for (const read of ["json", "text", "arrayBuffer"]) {
        const own = response[read].bind(response);
        response[read] = async () => {
          const body = await own();
          answered = performance.now();
          return body;
        };
      }
    }
    return response;
  };
  globalThis.nextPanel = () => new Promise((resolve) => {
    answered = 0;
    const times = {};
    const since = () => performance.now() - answered;
    const watch = new MutationObserver(() => {
      const fields = answered ? document.querySelectorAll(".json-ui-object dd").length : 0;
      if (fields >= 20 && times.built === undefined) {
        times.built = since();
        requestAnimationFrame((begun) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            times.painted = since();
            times.work = times.built + performance.now() - Math.max(begun, answered + times.built);
          };
          port2.postMessage(undefined);
        });
      }
      if (fields < 200) return;
      watch.disconnect();
      times.complete = since();
      requestAnimationFrame(() => setTimeout(() => resolve(times)));
    });
    watch.observe(document, { childList: true, subtree: true });
    // Pressed from here: Playwright looks around in the page before and after a click of its own.
    document.querySelector("[aria-label='Reload Visits']").click();
  });
}
