// What stands at the end of a release's loader: starts the program with the part of its page, and fetches other parts when they are first
// needed. The build puts it behind what wasm-bindgen wrote, whose names it uses, and fills in `files` and `parts`.

/** What files import, and what they give to those that are loaded after them. All names differ. */
const given = {};
/** By their numbers in `files`: what is loaded, and what is on its way. */
const [loaded, arriving] = [new Set(), new Map()];
let fetchModule;
let asked;

/** The boot script calls it as it calls a program in one file. */
export default async function start({ module_or_path: core, others, addresses, fetchModule: fetching }) {
  fetchModule = fetching;
  Object.assign(given, __wbg_get_imports());
  __wbg_finalize_init(instantiate(core));
  for (const module of await others) instantiate(module);
  for (const address of addresses) loaded.add(files.indexOf(address));
  wasm.__wbindgen_start();
  // Behind the first paint; who pays for each byte fetches what is used, when it is used.
  if (!navigator.connection?.saveData) setTimeout(() => (globalThis.requestIdleCallback ?? setTimeout)(fetchAll), 1000);
}

function instantiate(module) {
  const instance = new WebAssembly.Instance(module, { a: given });
  Object.assign(given, instance.exports);
  return instance;
}

/**
 * For the program: nothing where the part is there already, as that of the page is. It knows the part by the number of the function that
 * stands for it.
 */
function loadPart(number) {
  wasm.__indirect_function_table.get(number)(0, 0);
  const waiting = (parts[asked]?.files ?? []).filter((file) => !loaded.has(file));
  return waiting.length > 0 ? Promise.all(waiting.map(arrival)).then((modules) => modules.forEach((module, index) => add(waiting[index], module))) : undefined;
}

/** Once: two parts may have waited for it. */
function add(file, module) {
  if (loaded.has(file)) return;
  instantiate(module);
  loaded.add(file);
}

/** What failed may be tried again. */
function arrival(file) {
  if (!arriving.has(file)) arriving.set(file, fetchModule(files[file]).catch((error) => (arriving.delete(file), Promise.reject(error))));
  return arriving.get(file);
}

/** Also what shows that the connection is lost must be there by then. */
function fetchAll() {
  for (const { files, pages } of Object.values(parts)) if (pages.includes(document.documentElement.dataset.surface)) for (const file of files) if (!loaded.has(file)) arrival(file).catch(() => {});
}
