// How a release is to be served, whatever serves it. The configurations are made from rules.json, and each server's answers are compared
// with it.

import { readFileSync } from "node:fs";

/**
 * @type {{
 *   framedBy: string[], headers: Record<string, string>, hashedName: string, cache: {hashed: string, other: string},
 *   types: Record<string, string[]>, compressed: string[],
 * }}
 * `framedBy`: who may show the pages in a frame; `headers` of every answer; `hashedName`: names that change with their content, as a regular
 * expression that nginx, Caddy and JavaScript read alike; `types` by the end of the name, the first of which is preferred; `compressed`: the
 * ends of those names that are worth it
 */
export const rules = JSON.parse(readFileSync(new URL("rules.json", import.meta.url), "utf8"));

/** @param {string[]} [framedBy] Pipedrive's origins if left out @returns {[string, string][]} */
export function headersFor(framedBy = rules.framedBy) {
  return Object.entries(rules.headers).map(([name, value]) => [name, value.replace("{framedBy}", framedBy.join(" "))]);
}

const hashed = new RegExp(rules.hashedName);

/** @param {string} name of a file */
export function isHashed(name) {
  return hashed.test(name);
}

/** @param {string} name of a file @returns {string} `no-cache` means: kept, and asked about each time */
export function cacheOf(name) {
  return isHashed(name) ? rules.cache.hashed : rules.cache.other;
}

/** @param {string} name of a file */
export function isCompressible(name) {
  return rules.compressed.includes(endOf(name));
}

/** @param {string} name of a file @returns {string[]} the content types that a browser reads it by; none where any will do */
export function typesOf(name) {
  return rules.types[endOf(name)] ?? [];
}

function endOf(name) {
  return name.slice(name.lastIndexOf(".") + 1);
}

/**
 * @param {string} origin as a person wrote it @returns {string} as a policy names it
 */
export function readFramingOrigin(origin) {
  if (!/^https?:\/\/(\*\.)?[\w.-]+(:(\d+|\*))?$/.test(origin)) {
    throw new Error(`"${origin}" is not an origin that could frame the pages. Write it as https://acme.example, or https://*.acme.example for all below it.`);
  }
  return origin;
}
