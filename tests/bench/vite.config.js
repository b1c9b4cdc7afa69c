import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const folder = (name) => fileURLToPath(new URL(name, import.meta.url));

// `vite build --mode react` and `--mode plain`: the panel in React, and in nothing but JavaScript.
export default defineConfig(({ mode }) => ({
  root: folder(mode),
  publicDir: false,
  plugins: mode === "react" ? [react()] : [],
  build: {
    outDir: folder(`../../target/bench/${mode}`),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
}));
