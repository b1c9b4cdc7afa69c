// Reminders sent a few at a time, so that progress can be shown and a failure stops little.

import { plural } from "./formats.js";

const atOnce = 4;
const namesShown = 12;
const forms = { person: ["person", "people"], organization: ["organization", "organizations"], deal: ["deal", "deals"] };

export const newBatch = (records) => ({ left: records, total: records.length, sent: 0, failures: [] });
export const nextOf = ({ left }) => left.slice(0, atOnce);
export const doneOf = ({ left, total }) => total - left.length;
export const remindersCount = (count) => plural(count, "reminder", "reminders");

export function withResult({ left, total, sent, failures }, result) {
  return { left: left.slice(atOnce), total, sent: sent + result.sent, failures: [...failures, ...result.failures] };
}

export function recipientsText(resource, total, excluded) {
  const count = plural(total, ...forms[resource]);
  return excluded === 0 ? count : `${count}, ${excluded} excluded`;
}

/** Enough names to recognise the selection by. */
export function namesText(names) {
  const shown = names.slice(0, namesShown).join(", ");
  return names.length > namesShown ? `${shown} and ${names.length - namesShown} more` : shown;
}

export function remindersQuestion(resource, total) {
  return {
    title: `Send a service reminder to ${plural(total, ...forms[resource])}?`,
    description: "The emails go out at once and can't be taken back.",
    okText: "Send reminders",
    okColor: "primary",
  };
}
