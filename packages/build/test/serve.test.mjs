import assert from "node:assert/strict";
import { test } from "node:test";
import { isForThisMachine, readWords, withOwnFolder } from "../lib/serve.mjs";

test("what isn't the server's is trunk's", () => {
  assert.deepEqual(readWords(["--open", "--tls", "--api", "http://localhost:4000", "--dist", "x"]), {
    tls: true,
    api: { origin: "http://localhost:4000", path: "/api" },
    standIn: undefined,
    rest: ["--open", "--dist", "x"],
  });
  assert.deepEqual(readWords(["--open"]), { tls: false, api: undefined, standIn: undefined, rest: ["--open"] });
  assert.equal(readWords(["--stand-in", "http://127.0.0.1:8082"]).standIn.origin, "http://127.0.0.1:8082");
});

test("what isn't the address of a server is refused before anything is built", () => {
  assert.throws(() => readWords(["--api"]), /pipeframe-build serve --help/);
  assert.throws(() => readWords(["--api", "4000"]), /such as http:\/\/localhost:4000/);
});

test("the preview is not built into the folder of the release", () => {
  assert.deepEqual(withOwnFolder(["--open"]), ["--open", "--dist", "target/preview"]);
  assert.deepEqual(withOwnFolder(["--dist", "elsewhere"]), ["--dist", "elsewhere"]);
});

test("the relay is for a preview that this machine alone reaches", () => {
  const own = [[], ["--open"], ["--address", "127.0.0.1"], ["-a", "::1"], ["--address=127.0.0.2"], ["-a127.0.0.1"]];
  for (const rest of own) assert.equal(isForThisMachine(rest, {}, "[serve]\nport = 8080\n"), true, rest.join(" "));
  const open = [["--address", "0.0.0.0"], ["-a", "192.168.0.7"], ["--address=::"], ["-a", "127.0.0.1", "-a", "10.0.0.1"]];
  for (const rest of open) assert.equal(isForThisMachine(rest, {}, ""), false, rest.join(" "));
  assert.equal(isForThisMachine([], { TRUNK_SERVE_ADDRESS: "0.0.0.0" }, ""), false);
  assert.equal(isForThisMachine([], {}, '[serve]\naddresses = ["127.0.0.1", "0.0.0.0"]\n'), false);
  assert.equal(isForThisMachine([], {}, '[serve]\naddresses = ["127.0.0.1"]\n'), true);
});
