import assert from "node:assert/strict";
import { test } from "node:test";
import { pageHtml, withoutEarlyData } from "../lib/page-html.mjs";

const panel = "<template data-boot data-page=panel data-js=/panel-1.js data-wasm=/panel-2.wasm></template>";
const modal = "<template data-boot data-page=modal data-js=/modal-1.js data-wasm=/modal-2.wasm></template>";
const html = `<meta content=/api/a data-surface=panel name=early-data><meta data-height=4 data-surface=modal name=initial-size>${panel}${modal}`
  + "<script>go()</script><link href=/s.css rel=stylesheet>";

test("a page's HTML names its own program and sizes, and preloads the program's loader behind the script", () => {
  assert.equal(
    pageHtml(html, { page: "panel", template: panel, js: "/panel-1.js" }),
    `<meta content=/api/a data-surface=panel name=early-data>${panel}<script>go()</script>`
      + "<link href=/panel-1.js rel=modulepreload>"
      + "<link href=/s.css rel=stylesheet>",
  );
});

test("a build without a server asks for no data", () => {
  assert.equal(withoutEarlyData(`<meta name="early-data" data-surface="panel" content="/api/a" />\n<meta name="viewport">`), `<meta name="viewport">`);
});
