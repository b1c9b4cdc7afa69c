import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import solid from "vite-plugin-solid";

const folder = (name) => fileURLToPath(new URL(name, import.meta.url));
const surfaces = ["panel", "modal", "floating-window", "settings"];
/** What a page was opened for stays the same while it is there: it is meant to be read once. */
const svelteOptions = { configFile: false, compilerOptions: { warningFilter: ({ code }) => code !== "state_referenced_locally" } };
const plugins = { react: () => react(), preact: () => [], solid: () => solid(), svelte: () => svelte(svelteOptions), plain: () => [] };

/** Each surface is registered with an address of its own, and so is a page of its own: what several of them use, Vite puts into chunks that they share. */
function pages(root, entries) {
  const documents = new Map(Object.entries(entries).map(([surface, entry]) => [resolve(root, `${surface}.html`), { surface, entry }]));
  return {
    name: "pages",
    enforce: "pre",
    config: () => ({ build: { rollupOptions: { input: [...documents.keys()] } } }),
    resolveId: (id) => (documents.has(id) ? id : undefined),
    load(id) {
      const page = documents.get(id);
      return page && documentOf(page);
    },
  };
}

function documentOf({ surface, entry }) {
  return `<!doctype html>
<html lang="en" data-theme="light" data-surface="${surface}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Car services</title>
  </head>
  <body>
    <div id="root"></div>
    <script type="module" src="./${entry}"></script>
  </body>
</html>
`;
}

const script = "assets/[name]-[hash:12].js";
const endings = { react: "jsx", preact: "jsx", solid: "jsx", svelte: "js" };

// `vite build --mode react`, and so on: the app's four surfaces by a framework, or the panel by nothing but JavaScript.
export default defineConfig(({ mode }) => {
  const root = folder(`peers/${mode}`);
  const entries = mode === "plain" ? { panel: "main.js" } : Object.fromEntries(surfaces.map((surface) => [surface, `${surface}.${endings[mode]}`]));
  return {
    root,
    publicDir: false,
    resolve: { alias: { "#framework": `${root}/framework.js` } },
    plugins: [pages(root, entries), plugins[mode]()],
    ...(mode === "preact" && { oxc: { jsx: { runtime: "automatic", importSource: "preact" } } }),
    build: {
      outDir: folder(`../../target/bench/${mode}`),
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // Names by which a host of ours knows that they change with their content.
      rollupOptions: { output: { hashCharacters: "hex", entryFileNames: script, chunkFileNames: script, assetFileNames: "assets/[name]-[hash:12][extname]" } },
    },
  };
});
