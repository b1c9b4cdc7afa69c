import "../style.css";
import * as official from "@pipedrive/app-extensions-sdk";
import { count, fetchVehicles, labels, priceAndDelivery, tones } from "../vehicles.js";

// The package is of the older kind of module, whose default export bundlers wrap once more.
const AppExtensionsSDK = official.default.default ?? official.default;
const { Command } = official;

const root = document.getElementById("root");
root.replaceChildren(skeleton());
const sdk = new AppExtensionsSDK();
const ready = sdk.initialize({ size: { height: 320 } });
const { vehicles } = await fetchVehicles(sdk);
root.replaceChildren(toolbar(vehicles), list(vehicles));
await ready;
new ResizeObserver(() => sdk.execute(Command.RESIZE, { height: Math.ceil(root.getBoundingClientRect().height) })).observe(root);

function skeleton() {
  const rows = [1, 2, 3].map(() => element("span", "skeleton", [], { "data-shape": "row" }));
  return element("div", "skeleton-list", rows, { role: "status", "aria-label": "Loading vehicles" });
}

function toolbar(vehicles) {
  return element("div", "toolbar", [element("span", "toolbar-text", [count(vehicles)])]);
}

function list(vehicles) {
  return element("ul", "row-list", vehicles.map(row), { "aria-label": "Vehicles" });
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
