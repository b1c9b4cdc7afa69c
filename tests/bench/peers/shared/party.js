// The other side of a call, how it is found in what Pipedrive passes to the window, and the calls that are written down.

import { folded, hasEveryWord, relativeDay, timer } from "./formats.js";

const phoneFields = ["phone", "phone_number", "phoneNumber", "number", "value"];
const nameFields = ["name", "contact_name", "contactName", "person_name", "personName"];
const companyFields = ["company", "organization", "org_name", "organizationName"];
const personFields = ["person_id", "personId", "person"];
const longestShown = 120;

export const ringingFor = 30_000;
export const recentsShown = 3;
export const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];
export const outcomes = [
  { value: "reached", title: "Talked" },
  { value: "left_message", title: "Left a message" },
  { value: "no_answer", title: "No answer" },
];
/** What is written down about a call, as a form holds it. */
export const blankCall = { call: "", outcome: "", note: "", next: false, subject: "", due: "" };

export function partyOf({ person, name, company, phone }) {
  return { person, name: name || phone, company: company ?? "", phone: phone ?? "" };
}

/** What the host's context asks of the window: `{ incoming }`, `{ offer }`, `{ unknown }` or nothing. */
export function readRequest(context) {
  if (context === undefined || context === null) return {};
  if (context.incoming) {
    const incoming = find(context.incoming);
    return incoming ? { incoming } : { unknown: shorten(context) };
  }
  const offer = find(context);
  if (offer) return { offer };
  return Object.keys(context).every((name) => name === "invoker") ? {} : { unknown: shorten(context) };
}

function find(json) {
  const [phone, name] = [firstText(json, phoneFields), firstText(json, nameFields)];
  if (!phone && !name) return undefined;
  const person = personFields.map((field) => Number(json[field])).find((id) => Number.isInteger(id) && id > 0);
  return partyOf({ person, name, company: firstText(json, companyFields), phone });
}

function firstText(json, fields) {
  for (const field of fields) {
    const value = json[field];
    const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
    if (text) return text;
  }
  return undefined;
}

function shorten(context) {
  const text = JSON.stringify(context);
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

/** The party and the length of a call, as a draft keeps them. */
export function callText(party, seconds) {
  return JSON.stringify({ party, seconds });
}

export function readCall(text) {
  return text ? JSON.parse(text) : undefined;
}

export function callLine({ name, company, phone }) {
  return [company, phone].filter((part) => part && part !== name).join(" · ");
}

/** Each word is in the name or the company, or the digits are in the number. */
export function isMeant({ name, company, phone }, typed) {
  const digits = (text) => text.replaceAll(/\D/g, "");
  const wanted = digits(typed);
  return (wanted !== "" && digits(phone).includes(wanted)) || hasEveryWord(`${name} ${company}`, folded(typed));
}

export function recentText({ outcome, seconds, day }) {
  const said = { reached: timer(seconds), left_message: "Left a message", no_answer: "No answer", missed: "Missed" }[outcome];
  return `${said} · ${relativeDay(day)}`;
}

/** A recent call is with the contact of that number, where there is one. */
export function partyOfRecent(contacts, { name, phone }) {
  return partyOf(contacts.find((contact) => contact.phone === phone) ?? { name, phone });
}

export function loggedCall({ party, seconds }, { outcome, note, next, subject, due }) {
  return { person: party.person ?? null, name: party.name, phone: party.phone, seconds, outcome, note, next: next ? { subject, due } : null };
}

/** What is said about a call that an earlier page has left. */
export const leftTexts = {
  "not-sent": " was not written down.",
  done: " was saved; only the answer was lost.",
  "not-done": " was not saved.",
  unknown: " may have been saved. Saving it again adds it only where it is missing.",
};
