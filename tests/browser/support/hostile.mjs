// Answers of the app's server in which every text is an attack. They are made from the description that the server's own tests
// compare it with, so that no field can be forgotten.

import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";

const description = JSON.parse(await readFile(new URL("../../../examples/backend/openapi.json", import.meta.url), "utf8"));

/** Sets the mark of a breach in whatever page it runs in. */
const code = "globalThis.breached=1";

/** A text that runs code wherever it is taken for markup, for an attribute, for a script, for a style or for a template, and can be told from others. */
export const attack = (name) =>
  `${name}<img src=x onerror="${code}"><svg onload=${code}><iframe srcdoc="<script>parent.${code}</script>"></iframe>"'></title></style><script>${code}</script>{{constructor.constructor('${code}')()}}\u202e\u0000`;

/** An address that runs code where it is followed. */
export const codeAddress = `javascript:${code}//`;

/** Where nothing may be asked for. */
export const elsewhere = "https://elsewhere.invalid";

/**
 * An answer that a schema describes. `texts` collects its attacks, by the way to each.
 *
 * @param {string} schema the name of one of the description's schemas @param {Map<string, string>} texts
 */
export function hostileAnswer(schema, texts) {
  return valueOf({ $ref: `#/components/schemas/${schema}` }, schema, 0, texts);
}

function valueOf(written, way, index, texts) {
  if (written.$ref) return valueOf(description.components.schemas[written.$ref.split("/").pop()], way, index, texts);
  const [schema, ...others] = written.oneOf ?? [written];
  if (others.length > 0) return isNull(others) && index === 1 ? null : valueOf(schema, way, index, texts);
  const [type, orNull] = [schema.type].flat();
  if (orNull === "null" && index === 1) return null;
  switch (type) {
    case "object":
      return Object.fromEntries(Object.entries(schema.properties).map(([name, property]) => [name, valueOf(property, `${way}.${name}`, index, texts)]));
    case "array":
      return [0, 1].map((place) => valueOf(schema.items, `${way}.${place}`, place, texts));
    case "integer":
      return schema.enum?.[0] ?? Math.max(schema.minimum ?? 0, index + 1);
    case "boolean":
      return true;
    default:
      return textOf(schema, way, texts);
  }
}

/** What is checked when it is read gets what passes; everything else an attack. */
function textOf(schema, way, texts) {
  if (schema.enum) return schema.enum[0];
  if (schema.format === "date") return "2026-01-15";
  if (schema.format === "uri") return codeAddress;
  if (schema.maxLength === 3) return "<b>";
  if (way.endsWith(".picture")) return `${elsewhere}/${way}`;
  texts.set(way, attack(way));
  return texts.get(way);
}

function isNull(schemas) {
  return schemas.some(({ type }) => type === "null");
}

/** Watches a page and all its frames from now on; `expectNothing()` says what an attack has brought about. */
export async function watchForBreaches(page) {
  const asked = [];
  const dialogs = [];
  page.on("request", (request) => asked.push(request));
  page.on("dialog", (dialog) => dialogs.push(dialog.message()));
  return {
    async expectNothing({ origins }) {
      for (const frame of page.frames()) expect(await frame.evaluate(breaches), frame.url()).toEqual([]);
      expect(dialogs).toEqual([]);
      // What the page's policy refused has not left it.
      const sent = asked.filter((request) => request.failure()?.errorText !== "csp").map((request) => request.url());
      expect(sent.filter((address) => !/^(data|blob):/.test(address) && !origins.includes(new URL(address).origin))).toEqual([]);
    },
  };
}

/** What an attack would have left in a document. */
function breaches() {
  const found = globalThis.breached ? ["code has run"] : [];
  for (const element of document.querySelectorAll("script, iframe[srcdoc], [onerror], [onload], img[src=x], style, base")) {
    if (element.outerHTML.includes("breached")) found.push(element.outerHTML.slice(0, 120));
  }
  for (const link of document.querySelectorAll("a, area, use, form")) {
    const address = link.href?.baseVal ?? link.href ?? link.action;
    if (/^\s*(javascript|data|vbscript|blob|file):/i.test(address)) found.push(`a link to ${address.slice(0, 60)}`);
  }
  if (({}).breached !== undefined) found.push("a prototype was changed");
  return found;
}
