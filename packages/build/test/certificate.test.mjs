import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createServer, request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { describeCertificate, localCertificate } from "../lib/certificate.mjs";

let folder;
let files;

before(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "pipeframe-tls-")), "tls");
  files = await localCertificate(folder);
});
after(() => rm(join(folder, ".."), { recursive: true, force: true }));

/** Asks a server with the certificate under a name that leads to this machine. */
async function answers(servername, host = "127.0.0.1") {
  const server = createServer({ key: await readFile(files.key), cert: await readFile(files.certificate) }, (_, response) => response.end("here"));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await new Promise(async (resolve, reject) => {
      const options = { host, servername, port: server.address().port, ca: await readFile(files.authority), agent: false, headers: { host: servername || host } };
      request(options, (response) => resolve(response.statusCode)).on("error", reject).end();
    });
  } finally {
    server.close();
  }
}

test("whoever trusts the authority reaches this machine by each of its names, and no other name", async () => {
  assert.equal(files.isNew, true);
  assert.equal(await answers("localhost"), 200);
  assert.equal(await answers(""), 200);
  await assert.rejects(answers("app.pipedrive.com"), /does not match certificate's altnames/);
});

test("the authority can sign nothing else: its key is gone, and its names are few", async () => {
  assert.deepEqual((await readdir(folder)).sort(), ["authority.pem", "certificate.pem", "key.pem"]);
  const authority = new X509Certificate(await readFile(files.authority));
  const own = new X509Certificate(await readFile(files.certificate));
  assert.ok(authority.ca);
  assert.ok(!own.ca);
  assert.ok(own.verify(authority.publicKey));
  assert.notEqual(own.publicKey.export({ type: "spki", format: "pem" }), authority.publicKey.export({ type: "spki", format: "pem" }));
  assert.equal((await stat(folder)).mode & 0o077, 0);
});

test("it stays as long as it lasts, and another takes its place in time or when a part is missing", async () => {
  const first = await readFile(files.certificate, "utf8");
  assert.equal((await localCertificate(folder)).isNew, false);
  assert.equal(await readFile(files.certificate, "utf8"), first);
  const end = Date.parse(new X509Certificate(first).validTo);
  assert.ok(end - Date.now() < 398 * 24 * 60 * 60 * 1000, "browsers refuse what lasts longer");
  assert.equal((await localCertificate(folder, new Date(end - 1000))).isNew, true);
  assert.notEqual(await readFile(files.certificate, "utf8"), first);
  await rm(files.key);
  assert.equal((await localCertificate(folder)).isNew, true);
  await writeFile(files.authority, "cut");
  assert.equal((await localCertificate(folder)).isNew, true);
  assert.equal(await answers("localhost"), 200);
});

test("a machine without OpenSSL is told what is missing", async () => {
  const { PATH } = process.env;
  process.env.PATH = folder;
  try {
    await assert.rejects(localCertificate(join(folder, "other")), /openssl could not be started for a certificate of this machine.*Install OpenSSL, or leave out --tls/);
  } finally {
    process.env.PATH = PATH;
  }
});

test("a person is told both addresses and how to trust them", () => {
  const told = describeCertificate({ authority: "/home/ada/authority.pem" }, "8443");
  for (const part of ["https://127.0.0.1:8443/", "https://localhost:8443/", "/home/ada/authority.pem"]) assert.ok(told.includes(part), part);
});
