// What each surface of a new app consists of.

/** In the order in which people meet them. */
export const surfaces = ["panel", "modal", "floating-window", "settings"];

/** The name of a surface's module. */
export function moduleOf(surface) {
  return surface.replace("-", "_");
}

/** Where the registration has it. */
export const registrationKeys = { panel: "panels", modal: "modals", "floating-window": "floatingWindow", settings: "settings" };

/** @param {string} written */
export function readSurface(written) {
  if (surfaces.includes(written)) return written;
  throw new Error(`"${written}" is not a surface. Write one of ${surfaces.join(", ")}.`);
}

/** The lines of `src/main.rs` and `index.html` that belong to one surface. */
export const linesOf = {
  module: (surface) => new RegExp(`^mod ${moduleOf(surface)};\\n`, "m"),
  // With a block where it is too long for a line.
  arm: (surface) => new RegExp(`^( +)"${surface}" if .*?(?:\\{\\n(?:\\1 +.*\\n)+\\1\\})?,?\\n`, "m"),
  size: (surface) => new RegExp(`^ *<meta name="initial-size" data-surface="${surface}".*\\n`, "m"),
};

/** An app with a floating window says so in its type, and one without does. */
export function withWindowType(main, hasWindow) {
  return main.replace(/(?:No|With)FloatingWindow;/, hasWindow ? "WithFloatingWindow;" : "NoFloatingWindow;");
}
