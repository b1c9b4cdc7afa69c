// The settings as they are in the form: text as it was typed, and its validation.

import { check, settingsRules } from "./rules.js";

/** What the fields are called, in the order of the form. */
export const settingLabels = {
  sender: "Sender name",
  reply_to: "Reply-to address",
  follow_up_days: "Days until a follow-up",
  valid_days: "Proposals stay open for",
  notify_opened: "A customer opens a proposal",
  notify_ready: "A vehicle is ready",
  notify_missed: "A call is missed",
};
export const validities = ["7", "14", "30"].map((value) => ({ value, label: `${value} days` }));
export const blankSettings = { sender: "", reply_to: "", follow_up_days: "", valid_days: "", notify_opened: false, notify_ready: false, notify_missed: false };
export const sectionTexts = {
  connection: "You were sent here to connect your account. Then go back and try again.",
  defaults: "You were sent here to look at the defaults.",
  notifications: "You were sent here to look at the notifications.",
};
export const disconnectQuestion = {
  title: "Disconnect Car services?",
  description: "No proposals or reminders can be sent until it is connected again. Nothing is deleted.",
  okText: "Disconnect",
};

export function entered(settings) {
  return { ...settings, follow_up_days: String(settings.follow_up_days), valid_days: String(settings.valid_days) };
}

/** `[settings, errors]`, of which one is there. */
export function settingsOf(values) {
  const errors = check(values, settingsRules);
  if (!validities.some(({ value }) => value === values.valid_days)) errors.valid_days = "Choose 7, 14 or 30 days";
  if (Object.keys(errors).length > 0) return [undefined, errors];
  const { sender, reply_to, follow_up_days, valid_days, ...rest } = values;
  return [{ sender: sender.trim(), reply_to: reply_to.trim(), follow_up_days: Number(follow_up_days), valid_days: Number(valid_days), ...rest }, undefined];
}

/** The labels of the fields that differ. */
export function changes(values, saved) {
  return Object.keys(settingLabels).filter((name) => values[name] !== saved[name]).map((name) => settingLabels[name]);
}

/** What was changed, in one line: the first by name, the others by number. */
export function summary([first, ...others]) {
  if (first === undefined) return "";
  return others.length === 0 ? `“${first}” changed` : `“${first}” and ${others.length} more changed`;
}
