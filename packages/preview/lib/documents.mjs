// The files that a registration names: structures of JSON panels, and schemas of JSON modals.

import { normalize } from "node:path";

/**
 * Their paths beside the registration, without those that lead out of its folder. A file that is no registration names none: the
 * preview and the doctor say what is wrong with it.
 *
 * @param {string} text of the registration file
 * @returns {string[]}
 */
export function documentsOf(text) {
  let registration;
  try {
    registration = JSON.parse(text);
  } catch {
    return [];
  }
  const extensions = [registration?.jsonPanels, registration?.jsonModals].filter(Array.isArray).flat();
  const paths = extensions.map((extension) => extension?.structure).filter((path) => typeof path === "string" && path !== "");
  return [...new Set(paths.map((path) => normalize(path)))].filter((path) => !path.startsWith("..") && !path.startsWith("/") && !path.includes(":"));
}
