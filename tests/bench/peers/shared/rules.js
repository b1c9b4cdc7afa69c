// What the fields of a form must keep.

const length = (value) => [...value].length;

export const required = (message) => (value) => (value ? undefined : message);
export const maxLength = (most) => (value) => {
  const over = length(value) - most;
  return over > 0 ? `Shorten this by ${over} ${over === 1 ? "character" : "characters"}` : undefined;
};
export const wholeNumber = (min, max) => (value) => {
  const isKept = !value || (/^[+-]?\d+$/.test(value) && Number(value) >= min && Number(value) <= max);
  return isKept ? undefined : `Enter a whole number from ${min} to ${max}`;
};
export const email = (value) => (!value || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value) ? undefined : "Enter an email address such as name@example.com");

/** What is wrong with each field, as far as something is: `{ name: message }` in the order of the rules. */
export function check(values, rules) {
  const found = Object.entries(rules).map(([name, list]) => [name, firstBroken(list, values[name].trim())]);
  return Object.fromEntries(found.filter(([, message]) => message));
}

function firstBroken(rules, value) {
  for (const rule of rules) {
    const message = rule(value);
    if (message) return message;
  }
  return undefined;
}

/** What the server says of the fields of a form: what it does not know by name is said above the fields. */
export function refused(fields, known) {
  const errors = {};
  const others = [];
  for (const [name, message] of Object.entries(fields)) {
    if (known.includes(name)) errors[name] = message;
    else others.push(name ? `${name}: ${message}` : message);
  }
  return others.length > 0 ? { ...errors, "": others } : errors;
}

export const newVehicleRules = {
  name: [required("Enter make and model, like Volvo V60"), maxLength(60)],
  plate: [required("Enter the number plate"), maxLength(12)],
};
export const settingsRules = {
  sender: [required("Enter the name that customers see"), maxLength(60)],
  reply_to: [required("Enter the address that answers go to"), email],
  follow_up_days: [required("Enter a number of days"), wholeNumber(1, 90)],
};
const callRules = { note: [maxLength(2_000)] };
const nextRules = { subject: [required("Enter what should happen next"), maxLength(120)] };

/** What is wrong with a call that is written down. */
export function callErrors(values, today) {
  return {
    ...(!values.outcome && { outcome: "Choose how it went" }),
    ...(values.next && !/^\d{4}-\d\d-\d\d$/.test(values.due) && { due: "Enter a date" }),
    ...check(values, values.next ? { ...callRules, ...nextRules } : callRules),
    ...(values.next && values.due && values.due < today && { due: "Choose today or a later day" }),
  };
}
