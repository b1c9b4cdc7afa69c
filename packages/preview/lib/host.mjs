// By which name a browser has asked: another site can have a name of its own lead to this machine, and its pages then ask as if they were from here.

/**
 * What stands before a server of the preview.
 *
 * @typedef {object} Front
 * @property {boolean} [isBehindTrunk] trunk asks in place of the browser, and says in X-Forwarded-Host whom that has asked. Without trunk any page can write that header.
 * @property {boolean} [isOpen] other machines are let in, by whatever name they have for this one
 */

/** @param {import("node:http").IncomingMessage} request @param {Front} [front] */
export function hostSeen({ headers }, { isBehindTrunk = false } = {}) {
  return (isBehindTrunk ? headers["x-forwarded-host"] : undefined) ?? headers.host ?? "";
}

/** Whether a host is a name of this machine, with any port. */
export function isOfThisMachine(host) {
  const name = host.replace(/:\d+$/, "");
  return name === "localhost" || name === "[::1]" || /^127(\.\d+){3}$/.test(name) || /^[\w-]+(\.[\w-]+)*\.localhost$/.test(name);
}
