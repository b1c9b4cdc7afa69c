// What the panels in React and in plain JavaScript share: words, formats, the way to the server and the token in memory.

export const labels = {
  open: "No proposal",
  proposal_sent: "Proposal sent",
  booked: "Booked",
  in_service: "In service",
  ready: "Ready",
  delivered: "Delivered",
};

export const tones = {
  open: "warning",
  proposal_sent: "info",
  booked: "info",
  in_service: "neutral",
  ready: "positive",
  delivered: "neutral",
};

export const filterFrom = 6;

const address = new URL(location.href);
export const record = { resource: address.searchParams.get("resource"), id: address.searchParams.get("selectedIds") };
let token = address.searchParams.get("token");
if (token) {
  address.searchParams.delete("token");
  history.replaceState(null, "", address);
}

export async function fetchVehicles(sdk) {
  const path = `/api/vehicles?resource=${record.resource}&record=${record.id}`;
  const ask = () => fetch(path, { headers: { authorization: `Bearer ${token}`, accept: "application/json" }, signal: AbortSignal.timeout(15_000) });
  let response = await ask();
  if (response.status === 401) {
    ({ token } = await sdk.execute("get_signed_token"));
    response = await ask();
  }
  if (!response.ok) throw new Error("The server has a problem. Try again in a moment.");
  return response.json();
}

const dates = new Intl.DateTimeFormat(undefined, { timeZone: "UTC", day: "numeric", month: "short" });
const numbers = new Intl.NumberFormat();

export function count(vehicles) {
  return `${numbers.format(vehicles.length)} ${vehicles.length === 1 ? "vehicle" : "vehicles"}`;
}

export function priceAndDelivery({ price, delivery }) {
  const due = delivery ? `due ${dates.format(new Date(delivery))}` : "no date yet";
  if (!price) return due;
  const money = new Intl.NumberFormat(undefined, { style: "currency", currency: price.currency, trailingZeroDisplay: "stripIfInteger" });
  return `${money.format(price.minor / 100)} · ${due}`;
}

export function matches(vehicle, typed) {
  const text = `${vehicle.name} ${vehicle.plate} ${labels[vehicle.status]}`.toLowerCase();
  return typed.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

export function follow(vehicle, followUp) {
  return {
    type: "activity",
    prefill: { subject: `Follow up: ${vehicle.name} (${vehicle.plate})`, dueDate: followUp, deal: Number(record.id) },
  };
}
