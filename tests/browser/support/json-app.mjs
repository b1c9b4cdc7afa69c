// An app with one JSON panel and one JSON modal, whose endpoints answer what a test says.

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePorts } from "../../../tools/testing/ports.mjs";
import { registrationPath } from "../../../packages/preview/lib/arguments.mjs";
import { serve } from "../../../packages/preview/lib/server.mjs";
import { interop } from "./addresses.mjs";

const ref = (name, options = {}) => ({ $ref: `#/definitions/${name}`, ...options });
const block = (name, options) => ref(`element-${name}`, { options });

const structure = {
  type: "array",
  items: {
    type: "object",
    required: ["id", "header"],
    properties: { id: ref("numerical"), header: ref("header"), price: ref("currency"), day: ref("date", { label: "Day" }), state: ref("label") },
  },
};

const schema = {
  type: "object",
  properties: {
    blocks: {
      type: "object",
      properties: {
        part: block("input", { label: "Part", isRequired: true }),
        kind: block("select", { label: "Kind", fetchOnChange: true, items: [{ label: "Tyre", value: "tyre" }, { label: "Oil", value: "oil" }] }),
        size: block("input", { label: "Size", visibleOn: { kind: { equals: "tyre" } } }),
        source: block("input", { label: "Source", value: "preview", visibleOn: "never" }),
      },
    },
    actions: {
      type: "object",
      properties: {
        reset: ref("action-secondary", { options: { label: "Start over", handler: "reset" } }),
        order: ref("action-primary", { options: { label: "Order", handler: "request" } }),
      },
    },
  },
};

/** The same form with the two other handlers of buttons. */
const labelSchema = {
  ...schema,
  properties: {
    ...schema.properties,
    actions: {
      type: "object",
      properties: {
        cancel: ref("action-secondary", { options: { label: "Never mind", handler: "cancel" } }),
        print: ref("action-primary", { options: { label: "Print", handler: "open-url", url: "/print?from=form" } }),
      },
    },
  },
};

/** What an endpoint answers until a test says otherwise. */
export const answers = {
  panel: { status: 200, body: { data: [{ id: 1, header: "Winter check", price: { code: "EUR", value: 1200.5 }, day: "2027-01-31", state: { color: "green", label: "Paid" } }] } },
  form: { status: 200, body: { data: { blocks: {}, actions: {} } } },
  sent: { status: 200, body: { success: { message: "Parts ordered", type: "snackbar" } } },
};

/** Starts the app's endpoints and a preview of it, from the folder of a build. `given` is what each answers next, `asked` what they were asked. */
export async function startJsonApp({ structure: ownStructure = structure, folder: preview = "target/test-dist/preview" } = {}) {
  const given = structuredClone(answers);
  const asked = [];
  const endpoints = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const url = new URL(request.url, "http://localhost");
    asked.push({ method: request.method, path: url.pathname, query: url.searchParams, body: body && JSON.parse(body) });
    const answer = url.pathname === "/visits" ? given.panel : request.method === "POST" ? given.sent : given.form;
    const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
    response.writeHead(answer.status, { "content-type": "application/json" }).end(text);
  });
  await new Promise((resolve) => endpoints.listen(0, "127.0.0.1", resolve));
  const at = (path) => `http://127.0.0.1:${endpoints.address().port}${path}`;
  const registration = {
    name: "Json app",
    callbackUrl: "/callback",
    installationUrl: "https://app.example.test/install",
    clientId: "json-app",
    jsonPanels: [{ name: "Visits", identifier: "visits", url: at("/visits"), structure: "visits.json", locations: ["deal-details", "organization-details"], authentication: ["jwt"], mainAction: "parts", objectActions: ["parts"] }],
    panels: [{ name: "Own page", identifier: "own", url: `${interop.frames}/script-0.15.1/panel`, locations: ["person-details"] }],
    jsonModals: [
      { name: "Order parts", identifier: "parts", url: at("/parts"), structure: "forms/parts.json", locations: ["deal-details", "people-list"] },
      { name: "Print label", identifier: "label", url: at("/label"), structure: "forms/label.json", locations: ["deal-details"] },
    ],
  };
  const folder = await mkdtemp(join(tmpdir(), "json-app-"));
  const write = (name, value) => writeFile(join(folder, name), JSON.stringify(value));
  await mkdir(join(folder, "forms"));
  await Promise.all([write("registration.json", registration), write("visits.json", ownStructure), write("forms/parts.json", schema), write("forms/label.json", labelSchema), write("secret.json", {})]);
  const [port] = await freePorts(1);
  const server = await serve({ folder: preview, port, registration: join(folder, "registration.json") });
  const origin = `http://127.0.0.1:${port}`;
  return {
    given,
    asked,
    origin,
    page: (parameters = "") => `${origin}/?registration=${encodeURIComponent(registrationPath)}${parameters}`,
    reset() {
      Object.assign(given, structuredClone(answers));
      asked.length = 0;
    },
    async stop() {
      server.close();
      endpoints.closeAllConnections();
      endpoints.close();
      await rm(folder, { recursive: true });
    },
  };
}
