// What the panels in React and in plain JavaScript share: words and formats.

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

const query = new URLSearchParams(location.search);
export const record = { resource: query.get("resource"), id: query.get("selectedIds") };
export const path = `/vehicles?resource=${record.resource}&record=${record.id}`;

const day = 86_400_000;
const near = 6;
const now = new Date();
const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
const dates = new Intl.DateTimeFormat(undefined, { timeZone: "UTC", day: "numeric", month: "short" });
const datesWithYear = new Intl.DateTimeFormat(undefined, { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" });
const distances = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
const numbers = new Intl.NumberFormat();
const currencies = new Map();

export function count(length) {
  return `${numbers.format(length)} ${length === 1 ? "vehicle" : "vehicles"}`;
}

export function money({ minor, currency }) {
  if (!currencies.has(currency)) {
    currencies.set(currency, new Intl.NumberFormat(undefined, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" }));
  }
  return currencies.get(currency).format(minor / 100);
}

export function priceAndDelivery({ price, delivery, status }) {
  const due = dueText(delivery, status);
  return price ? `${money(price)} · ${due}` : due;
}

function dueText(delivery, status) {
  if (!delivery) return "no date yet";
  const date = new Date(delivery);
  const distance = Math.round((date - today) / day);
  const isDone = status === "delivered";
  if (!isDone && Math.abs(distance) <= near) return `due ${distances.format(distance, "day")}`;
  const text = (date.getUTCFullYear() === now.getFullYear() ? dates : datesWithYear).format(date);
  return isDone ? text : `due ${text}`;
}

/** Each word is somewhere in the name, plate or status. Spaces in the plate don't matter. */
export function matches(vehicle, typed) {
  const whole = compact(typed);
  if (whole && compact(vehicle.plate).includes(whole)) return true;
  const text = `${vehicle.name} ${vehicle.plate} ${labels[vehicle.status]}`.toLowerCase();
  return typed.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

function compact(plate) {
  return plate.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** A follow-up as an activity in Pipedrive's own form. On an organisation's page it is the organisation's. */
export function followUp(vehicle, days) {
  const now = new Date();
  const due = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + days));
  const deal = record.resource === "deal" ? Number(record.id) : vehicle.deal;
  return {
    type: "activity",
    prefill: {
      subject: `Follow up: ${vehicle.name} (${vehicle.plate})`,
      dueDate: due.toISOString().slice(0, 10),
      ...(deal && { deal }),
      ...(record.resource === "organization" && { organization: Number(record.id) }),
    },
  };
}
