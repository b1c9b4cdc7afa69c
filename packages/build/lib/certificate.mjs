// A certificate for this machine's own names, by an authority that is made for it and can sign nothing else: its key is thrown away at once.

import { X509Certificate } from "node:crypto";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { runProgram } from "./program.mjs";

/** Browsers refuse certificates that are valid for longer. */
const days = 397;
/** It must not expire while somebody works. */
const leastLeft = 24 * 60 * 60 * 1000;

const configuration = `[req]
distinguished_name = name
prompt = no
[name]
CN = Pipeframe preview on this machine
[authority]
basicConstraints = critical, CA:true, pathlen:0
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
nameConstraints = critical, permitted;DNS:localhost, permitted;IP:127.0.0.1/255.255.255.255, permitted;IP:0:0:0:0:0:0:0:1/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
[server]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost, IP:127.0.0.1, IP:::1
`;

/** In the user's cache: all of a user's extensions are served by one certificate, which is trusted once. */
export function certificateFolder() {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "pipeframe/tls");
}

/**
 * @param {string} folder @param {Date} [now]
 * @returns {Promise<{key: string, certificate: string, authority: string, isNew: boolean}>} the files; `isNew`: nobody trusts it yet
 */
export async function localCertificate(folder, now = new Date()) {
  const files = { key: join(folder, "key.pem"), certificate: join(folder, "certificate.pem"), authority: join(folder, "authority.pem") };
  if (await lasts(files, now)) return { ...files, isNew: false };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Beside it, so that what is not complete is never found.
  const unfinished = await mkdtemp(join(folder, "unfinished-"));
  try {
    await make(unfinished);
    for (const [name, file] of [["key.pem", files.key], ["authority.pem", files.authority], ["certificate.pem", files.certificate]]) await rename(join(unfinished, name), file);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return { ...files, isNew: true };
}

async function lasts({ key, certificate, authority }, now) {
  try {
    const [own, signer] = await Promise.all([certificate, authority].map(async (file) => new X509Certificate(await readFile(file))));
    await readFile(key);
    return own.verify(signer.publicKey) && Date.parse(own.validTo) - now.getTime() > leastLeft;
  } catch {
    return false;
  }
}

async function make(folder) {
  await writeFile(join(folder, "configuration"), configuration);
  const key = (name) => ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", name];
  for (const words of [
    key("authority.key"),
    ["req", "-x509", "-new", "-sha256", "-key", "authority.key", "-days", String(days), "-config", "configuration", "-extensions", "authority", "-out", "authority.pem"],
    key("key.pem"),
    ["req", "-new", "-sha256", "-key", "key.pem", "-config", "configuration", "-out", "request.pem"],
    ["x509", "-req", "-sha256", "-in", "request.pem", "-CA", "authority.pem", "-CAkey", "authority.key", "-set_serial", `0x${Date.now().toString(16)}`, "-days", String(days), "-extfile", "configuration", "-extensions", "server", "-out", "certificate.pem"],
  ]) {
    await runProgram("openssl", words, { cwd: folder, env: process.env, quiet: true, what: "a certificate of this machine", advice: " Install OpenSSL, or leave out --tls." });
  }
}

/** @param {{authority: string}} files @param {string} port that it is served at @returns {string} what a person may want to do with it */
export function describeCertificate({ authority }, port) {
  return `The preview is at https://127.0.0.1:${port}/, and its frames at https://localhost:${port}/: both by a certificate of this machine.
Its authority can sign for no other names, and its key is thrown away. Trust it once a year and user, and start the browser again:
  Linux, Chrome    certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n pipeframe -i ${authority}
  macOS            security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db ${authority}
  Windows          certutil -addstore -user Root ${authority}
  Firefox          Settings, Certificates, Authorities, Import: ${authority}
Without that, go on past the browser's warning at both addresses, each in a tab of its own.`;
}
