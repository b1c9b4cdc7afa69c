// Vehicles and proposals: words, formats, and what may be done.

import { record } from "./context.js";
import { daysUntil, hasEveryWord, money, number, plural, relativeDay, shortDay, today } from "./formats.js";

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
export const pathOf = ({ resource, id }) => `/vehicles?resource=${resource}&record=${id}`;

const near = 6;

export function count(length) {
  return plural(length, "vehicle", "vehicles");
}

export function deliveryText({ delivery, status }) {
  if (!delivery) return "no date yet";
  return isNear({ delivery, status }) ? relativeDay(delivery) : shortDay(delivery);
}

function isNear({ delivery, status }) {
  return status !== "delivered" && Math.abs(daysUntil(delivery)) <= near;
}

export function priceAndDelivery(vehicle) {
  const { price, delivery, status } = vehicle;
  const due = `${delivery && status !== "delivered" ? "due " : ""}${deliveryText(vehicle)}`;
  return price ? `${money(price)} · ${due}` : due;
}

/** Each word is somewhere in the name, plate or status. Spaces in the plate don't matter. */
export function matches(vehicle, typed) {
  const whole = compact(typed);
  if (whole && compact(vehicle.plate).includes(whole)) return true;
  return hasEveryWord(`${vehicle.name} ${vehicle.plate} ${labels[vehicle.status]}`, typed);
}

function compact(plate) {
  return plate.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}

export function isSame(one, other) {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** A follow-up as an activity in Pipedrive's own form. On an organisation's page it is the organisation's. */
export function followUp(vehicle, days) {
  const deal = record.resource === "deal" ? Number(record.id) : vehicle.deal;
  return {
    type: "activity",
    prefill: {
      subject: `Follow up: ${vehicle.name} (${vehicle.plate})`,
      dueDate: today(days),
      ...(deal && { deal }),
      ...(record.resource === "organization" && { organization: Number(record.id) }),
    },
  };
}

/** What is known of a vehicle; what is not known is not shown. */
export function facts({ vehicle, customer, year, kilometres, engine, chassis }) {
  return [
    ["Customer", customer],
    ["Price", vehicle.price && money(vehicle.price)],
    ["Delivery", deliveryText(vehicle)],
    ["Registered", year && String(year)],
    ["Distance", kilometres && `${number(kilometres)} km`],
    ["Engine", engine],
    ["Chassis", chassis],
  ].filter(([, value]) => value);
}

export const openProposals = ({ proposals }) => proposals.filter(({ sent }) => !sent);
export const sentProposals = ({ proposals }) => proposals.filter(({ sent }) => sent);
export const proposalOf = (details, chosen) => details?.proposals.find(({ id }) => String(id) === chosen);

/** What the line beside the buttons says, and whether the chosen proposal can be sent. */
export function proposalHint(details, chosen) {
  if (!details) return { text: "" };
  const open = openProposals(details);
  if (details.vehicle.status === "delivered") return { text: "This vehicle is back with its owner" };
  if (open.length === 0) return { text: "Every proposal was sent" };
  const proposal = open.find(({ id }) => String(id) === chosen);
  return proposal ? { text: `${money(proposal.price)} to ${details.customer}`, canSend: true } : { text: "Choose a proposal" };
}

export function sendQuestion({ vehicle, customer }, { title, price }) {
  return {
    title: `Send “${title}” to ${customer}?`,
    description: `${money(price)} for ${vehicle.name} (${vehicle.plate}). The customer gets it by email at once.`,
    okText: "Send proposal",
    okColor: "primary",
  };
}

/** The vehicle as the server will most likely return it. */
export function withSent(details, id) {
  const { vehicle } = details;
  return {
    ...details,
    vehicle: { ...vehicle, status: vehicle.status === "open" ? "proposal_sent" : vehicle.status },
    proposals: details.proposals.map((proposal) => (proposal.id === id ? { ...proposal, sent: today() } : proposal)),
  };
}
