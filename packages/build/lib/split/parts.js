// What stands at the end of a release's loader: starts the program with the part of its page, and fetches other parts when they are first
// needed. The build puts it behind what wasm-bindgen wrote, whose names it uses, and fills in `files` and `parts`.

/** What files import, and what they give to those that are loaded after them. All names differ. */
const given = {};
/** By their numbers in `files`: what is there, what is on its way, and what is being added. */
const [loaded, arriving, adding] = [new Set(), new Map(), new Map()];
let fetchModule;
let asked;

/** The boot script calls it as it calls a program in one file. */
export default async function start({ module_or_path: core, others, addresses, fetchModule: fetching }) {
  fetchModule = fetching;
  Object.assign(given, __wbg_get_imports());
  __wbg_finalize_init(await instantiate(core));
  for (const module of await others) await instantiate(module);
  for (const address of addresses) loaded.add(files.indexOf(address));
  wasm.__wbindgen_start();
  // Behind the first paint; who pays for each byte fetches what is used, when it is used.
  if (!navigator.connection?.saveData) setTimeout(() => (globalThis.requestIdleCallback ?? setTimeout)(fetchAll), 1000);
}

/** Not by `new WebAssembly.Instance`: some browsers let that make small ones only. */
async function instantiate(module) {
  const instance = await WebAssembly.instantiate(module, { a: given });
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
  return waiting.length > 0 ? load(waiting) : undefined;
}

/** One after the other, as each may take what one before it gives; those that are on their way for another part are waited for. */
async function load(waiting) {
  const modules = await Promise.all(waiting.map(arrival));
  for (const [index, file] of waiting.entries()) await once(adding, file, () => instantiate(modules[index]).then(() => loaded.add(file)));
}

function arrival(file) {
  return once(arriving, file, () => fetchModule(files[file]));
}

/** What failed may be tried again. */
function once(kept, file, work) {
  if (!kept.has(file)) kept.set(file, work().catch((error) => (kept.delete(file), Promise.reject(error))));
  return kept.get(file);
}

/** Also what shows that the connection is lost must be there by then. */
function fetchAll() {
  for (const { files, pages } of Object.values(parts)) if (pages.includes(document.documentElement.dataset.surface)) for (const file of files) if (!loaded.has(file)) arrival(file).catch(() => {});
  // Nobody asks for it: a panic can't wait.
  load(parts.source_places?.files ?? []).catch(() => {});
}
