// What Pipedrive put into the frame's address.

const query = new URLSearchParams(location.search);

export const viewer = { company: query.get("companyId"), user: query.get("userId") };
export const theme = query.get("theme") ?? "light";
export const record = { resource: query.get("resource"), id: query.get("selectedIds") };

const withVehicles = ["deal", "person", "organization"];

/** What the modal is opened for: `{ vehicle }`, `{ record }`, `{ newOn }`, `{ selection }` or nothing of these. */
export function readOpening() {
  const written = query.get("data");
  if (written !== null) return fromData(parsed(written));
  const { resource } = record;
  if (!withVehicles.includes(resource)) return {};
  const ids = query.get("selectedIds");
  if (query.get("view") === "list" || ids?.includes(",")) return { selection: readSelection(resource, ids) };
  return { record: { resource, id: Number(ids) } };
}

function fromData(data) {
  const vehicle = idOf(data?.vehicle);
  if (vehicle) return { vehicle };
  const id = idOf(data?.record);
  return id && withVehicles.includes(data.resource) ? { newOn: { resource: data.resource, id } } : {};
}

function readSelection(resource, ids) {
  const numbers = (text) => (text ?? "").split(",").filter(Boolean).map(Number);
  if (ids) return { resource, picked: numbers(ids), filter: null, excluded: [] };
  return { resource, picked: null, filter: query.get("filter"), excluded: numbers(query.get("excludedIds")) };
}

/** The section of the settings that another surface sent the reader to, if it is one. */
export function readSection() {
  const section = parsed(query.get("context") ?? "null")?.section;
  return ["connection", "defaults", "notifications"].includes(section) ? section : undefined;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function idOf(value) {
  const id = Number(value);
  return Number.isInteger(id) && id > 0 ? id : undefined;
}
