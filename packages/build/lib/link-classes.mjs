// Classes of Rust that JavaScript could use, as the linker sees them.
//
// wasm-bindgen exports every class that any crate marks for it, with all that its methods reach: those of wasm-streams come with
// Leptos and are never used here. Once they are linked, no optimiser may remove all of them, because tables of functions in the
// data name them; only the linker knows which data that is. A page's loader offers no class to anybody, so a page needs only those
// that it makes itself.

/** @typedef {{name: string, crate: string}} Class its name in lower case, and the hash that wasm-bindgen gives to its crate */

/** @param {string[]} options of the linker
 *  @returns {Class[]} what it would export */
export function classesIn(options) {
  const exported = options.filter((_, index) => options[index - 1] === "--export");
  const freed = exported.flatMap((name) => [...name.matchAll(/^__wbg_(\w+)_free_([0-9a-f]{16})$/g)]);
  return freed.map(([, name, crate]) => ({ name, crate }));
}

/** The options of a linker that does not export these classes, their methods and what describes those. */
export function withoutClasses(options, classes) {
  const parts = classes.map(({ name, crate }) => new RegExp(`^(__wbg_|__wbindgen_describe_)?${name}_\\w+_${crate}$`));
  const isDropped = (exported) => parts.some((part) => part.test(exported));
  return options.filter((option, index) => {
    const exported = option === "--export" ? options[index + 1] : options[index - 1] === "--export" ? option : "";
    return !isDropped(exported);
  });
}

/** Those of these classes whose crate gives no object to JavaScript in this program: each would be imported. One that does may return others
 *  from its methods. */
export function withoutMade(classes, wasm) {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(wasm)).map(({ name }) => name);
  const isMade = ({ name }) => imports.some((imported) => imported.startsWith(`__wbg_${name}_new_`) || imported === `__wbg_${name}_new`);
  const crates = new Set(classes.filter(isMade).map(({ crate }) => crate));
  return classes.filter(({ crate }) => !crates.has(crate));
}
