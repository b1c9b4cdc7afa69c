// Numbers, days and names in the reader's way.

const day = 86_400_000;
const lazily = (make) => {
  let made;
  return () => (made ??= make());
};
const dates = lazily(() => new Intl.DateTimeFormat(undefined, { timeZone: "UTC", day: "numeric", month: "short" }));
const datesWithYear = lazily(() => new Intl.DateTimeFormat(undefined, { timeZone: "UTC", day: "numeric", month: "short", year: "numeric" }));
const times = lazily(() => new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" }));
const distances = lazily(() => new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }));
const numbers = lazily(() => new Intl.NumberFormat());
const currencies = new Map();

export function plural(count, one, other) {
  return `${numbers().format(count)} ${count === 1 ? one : other}`;
}

export function number(value) {
  return numbers().format(value);
}

export function money({ minor, currency }) {
  if (!currencies.has(currency)) {
    const format = new Intl.NumberFormat(undefined, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" });
    currencies.set(currency, { format, units: 10 ** format.resolvedOptions().maximumFractionDigits });
  }
  const { format, units } = currencies.get(currency);
  return format.format(minor / units);
}

/** Days later than now where the reader is, as `2026-11-22`. */
export function today(later = 0) {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + later)).toISOString().slice(0, 10);
}

export function daysUntil(date) {
  return Math.round((new Date(date) - new Date(today())) / day);
}

export function relativeDay(date) {
  return distances().format(daysUntil(date), "day");
}

export function shortDate(date) {
  return datesWithYear().format(new Date(date));
}

/** Without the year where it is clear. */
export function shortDay(date) {
  const isClear = date.slice(0, 4) === today().slice(0, 4) || Math.abs(daysUntil(date)) < 182;
  return (isClear ? dates() : datesWithYear()).format(new Date(date));
}

export function shortTime(moment) {
  return times().format(moment);
}

export function timer(seconds) {
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return hours === 0 ? `${two(minutes)}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`;
}

export function initials(name) {
  const letters = name.split(" ").map((word) => [...word].find((letter) => !/[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]/.test(letter))).filter(Boolean);
  return letters.length === 0 ? "?" : [letters[0], ...letters.slice(1).slice(-1)].join("");
}

const hues = 6;

/** One of the colours of the avatars, always the same for a name. */
export function hue(name) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name.trim())) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return ((hash >>> 16) % hues) + 1;
}

/** Without case and accents, as people type what they look for. */
export function folded(text) {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

export function hasEveryWord(text, typed) {
  const whole = folded(text);
  return folded(typed).split(/\s+/).every((word) => whole.includes(word));
}
