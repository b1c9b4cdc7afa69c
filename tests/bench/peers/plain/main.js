import "../shared/style.css";
import * as official from "@pipedrive/app-extensions-sdk";
import { record } from "../shared/context.js";
import { count, filterFrom, labels, matches, pathOf, priceAndDelivery, tones } from "../shared/vehicles.js";

// The package is of the older kind of module, whose default export bundlers wrap again.
const AppExtensionsSDK = official.default.default ?? official.default;
const { Command } = official;

const address = new URL(location.href);
const token = address.searchParams.get("token");
address.searchParams.delete("token");
history.replaceState(null, "", address);

const root = element("main", "vehicle-panel", [skeleton()]);
document.body.replaceChildren(root);
const sdk = new AppExtensionsSDK();
const ready = sdk.initialize({ size: { height: 320 } });
let vehicles = await fetchVehicles();
let typed = "";
const lines = list();
const text = element("span", "toolbar-text", []);
root.replaceChildren(toolbar(), ...(vehicles.length >= filterFrom ? [filter()] : []), lines);
show();
await ready;
new ResizeObserver(() => sdk.execute(Command.RESIZE, { height: Math.ceil(root.getBoundingClientRect().height) })).observe(root);

async function fetchVehicles() {
  const response = await fetch(`/api${pathOf(record)}`, { headers: { authorization: `Bearer ${token}`, accept: "application/json" } });
  return (await response.json()).vehicles;
}

/** The rows are kept and put in order; one is made again when its vehicle has changed. */
function show() {
  text.textContent = count(vehicles.length);
  lines.replaceChildren(...vehicles.filter((vehicle) => matches(vehicle, typed)).map(rowOf));
}

function skeleton() {
  const rows = [1, 2, 3].map(() => element("span", "skeleton", [], { "data-shape": "row" }));
  return element("div", "skeleton-list", rows, { role: "status", "aria-label": "Loading vehicles" });
}

function toolbar() {
  const refresh = element("button", "button icon-button", [], { type: "button", "aria-label": "Refresh vehicles", "data-variant": "ghost", "data-size": "compact" });
  refresh.addEventListener("click", async () => {
    vehicles = await fetchVehicles();
    show();
  });
  return element("div", "toolbar", [text, element("div", "toolbar-actions", [refresh])]);
}

function filter() {
  const input = element("input", "input", [], { type: "search", "aria-label": "Filter vehicles", placeholder: "Filter vehicles" });
  input.addEventListener("input", () => {
    typed = input.value;
    show();
  });
  return element("div", "search-field", [input]);
}

function list() {
  return element("ul", "row-list", [], { "aria-label": "Vehicles" });
}

function rowOf(vehicle) {
  rowOf.made ??= new Map();
  const written = JSON.stringify(vehicle);
  const before = rowOf.made.get(vehicle.id);
  if (before?.written === written) return before.element;
  const made = row(vehicle);
  rowOf.made.set(vehicle.id, { written, element: made });
  return made;
}

function row(vehicle) {
  const picture = element("img", "vehicle-picture", [], { src: vehicle.picture, alt: "", width: 48, height: 36 });
  const name = element("span", "vehicle-row-name", [element("span", "vehicle-row-title", [vehicle.name]), " ", element("span", "plate", [vehicle.plate])]);
  const text = element("span", "vehicle-row-text", [name, element("span", "vehicle-row-line", [priceAndDelivery(vehicle)])]);
  const badge = element("span", "badge", [labels[vehicle.status]], { "data-tone": tones[vehicle.status] });
  const main = element("button", "list-row-main", [element("span", "vehicle-row", [picture, text, badge])], { type: "button" });
  main.addEventListener("click", () => sdk.execute(Command.OPEN_MODAL, { type: "custom_modal", action_id: "Vehicle details", data: { vehicle: String(vehicle.id) } }));
  return element("li", "list-row", [main]);
}

function element(tag, name, children, attributes = {}) {
  const made = document.createElement(tag);
  made.className = name;
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}
