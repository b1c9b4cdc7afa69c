// Two ways to ask: as fast as answers come, to find the highest rate; and at times that are set beforehand, to measure how long people wait.

import { setTimeout as after } from "node:timers/promises";

/**
 * So many at once, each asking again as soon as it has its answers.
 *
 * @param {() => Promise<number>} ask says how many requests it was
 * @returns {Promise<{asked: number, requests: number}>} a second
 */
export async function highestRate(ask, { seconds, atOnce }) {
  const began = performance.now();
  const end = began + seconds * 1000;
  let asked = 0;
  let requests = 0;
  const one = async () => {
    while (performance.now() < end) {
      // Read after the wait: others count meanwhile.
      const count = await ask();
      requests += count;
      asked += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  const took = (performance.now() - began) / 1000;
  return { asked: asked / took, requests: requests / took };
}

/**
 * Requests at a steady rate, whether or not earlier ones are answered. Times count from when a request was due: a server that stands still
 * delays all that were due meanwhile, as it delays people.
 *
 * @returns {Promise<number[]>} milliseconds
 */
export async function openModel(ask, { seconds, rate, meanwhile }) {
  const began = performance.now();
  const times = [];
  const open = [];
  const events = meanwhile?.();
  for (let number = 0; number < seconds * rate; number += 1) {
    const due = began + (number * 1000) / rate;
    const early = due - performance.now();
    if (early > 1) await after(early);
    open.push(ask().then(() => times.push(performance.now() - due)));
  }
  await Promise.all(open);
  await events;
  return times;
}

/** The value that this share of all is not above. */
export function percentile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
