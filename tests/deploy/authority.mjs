// A certificate authority of the moment: it signs one certificate for the names of the check, and is thrown away with its folder.

import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { names } from "./names.mjs";

const run = promisify(execFile);
const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];

/** @returns {Promise<{authority: string, certificate: string, key: string}>} the files in PEM */
export async function makeCertificates(folder) {
  const file = (name) => join(folder, name);
  const openssl = (...words) => run("openssl", words, { cwd: folder });
  await openssl("req", "-x509", ...key, "-keyout", "authority.key", "-out", "authority.pem", "-days", "2", "-subj", "/CN=Pipeframe deploy check");
  await openssl("req", ...key, "-keyout", "server.key", "-out", "server.csr", "-subj", `/CN=${names[0]}`);
  await writeFile(file("server.ext"), `subjectAltName=${[...names, "localhost"].map((name) => `DNS:${name}`).join(",")}\nextendedKeyUsage=serverAuth\n`);
  await openssl("x509", "-req", "-in", "server.csr", "-CA", "authority.pem", "-CAkey", "authority.key", "-CAcreateserial", "-days", "2", "-extfile", "server.ext", "-out", "server.pem");
  return { authority: file("authority.pem"), certificate: file("server.pem"), key: file("server.key") };
}
