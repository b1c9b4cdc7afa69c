// The pages that are compared, each from a server of its own as a web host would serve it: brotli of the best quality, names
// with a hash cached for ever, one list of vehicles for all. The first server also shows the host's page.

import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** @returns {Promise<{address: string, close: () => Promise<void>}>} serves the folder on a free port of this machine */
export async function serve(folder, { pictures }) {
  const files = new Map([...(await load(folder)), ...(await load(pictures, /^(icons\.svg|vehicles\/)/))]);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (pathname === "/host") return send(response, { type: types[".html"], content: Buffer.from(hostPage), caching: "no-store" });
    if (pathname === "/api/vehicles") return send(response, { type: "application/json", content: vehicles, caching: "no-store" });
    send(response, files.get(pathname) ?? files.get(`${pathname}.html`) ?? files.get("/index.html"));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function send(response, { type, content, compressed, caching }) {
  response.writeHead(200, { "content-type": type, "cache-control": caching, ...(compressed && { "content-encoding": "br" }) });
  response.end(compressed ?? content);
}

async function load(folder, wanted = /./) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => extname(name) in types && wanted.test(name));
  return Promise.all(names.map(async (name) => {
    const content = await readFile(join(folder, name));
    const compressed = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    const caching = /-[\w-]{8,16}\.\w+$/.test(name) ? "public, max-age=31536000, immutable" : "no-cache";
    return [`/${name}`, { type: types[extname(name)], content, compressed, caching }];
  }));
}

const names = ["Volvo V60", "Skoda Superb", "Toyota Corolla", "Kia EV6"];
const vehicles = Buffer.from(JSON.stringify({
  vehicles: names.map((name, index) => ({
    id: index + 1, name, plate: `${231 + index} GHS`, status: ["open", "proposal_sent", "ready", "in_service"][index],
    price: { minor: 4_460_000 + index, currency: "EUR" }, delivery: "2026-12-16", picture: "/vehicles/estate.svg", deal: 1,
  })),
  follow_up: "2026-12-01",
}));

/** Shows a page in a frame, answers as Pipedrive does, and keeps when what happened, in milliseconds since the frame began. */
const hostPage = `<!doctype html><title>Host</title><link rel="icon" href="data:,">
<style>iframe { border: 0; width: 385px; height: 400px }</style>
<script>
  const times = {};
  let began;
  addEventListener("message", ({ data, ports: [port] }) => {
    if (data?.bench) {
      times[data.bench] ??= data.at - performance.timeOrigin - began;
      if (data.bench === "content") globalThis.finish({ ...times });
    } else if (data?.payload?.type === "command") {
      if (data.payload.command === "initialize") times.handshake ??= performance.now() - began;
      port.postMessage({});
    }
  });
  globalThis.open = (address) => new Promise((resolve) => {
    document.querySelector("iframe")?.remove();
    for (const name of Object.keys(times)) delete times[name];
    globalThis.finish = resolve;
    const frame = document.createElement("iframe");
    frame.src = address;
    began = performance.now();
    document.body.append(frame);
  });
</script><body></body>`;
