// A day with the app: panel, then modal, window and settings in one profile on a disk, on a slow network with a slow CPU; and the same the
// next morning, after the browser was closed. Each frame stays open beside the next.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { browserFlags } from "../../../tools/testing/browser-flags.mjs";
import { inTurns, surfaces } from "../contestants.mjs";
import { compileTime, record } from "../figures/trace.mjs";
import { addressOf, openHost, slowest } from "../visit.mjs";

export async function measure({ host, whole, runs, quick, keep }) {
  for (let run = 0; run < (quick ? 1 : runs); run += 1) {
    for (const [name, server] of inTurns(whole, run)) await one(name, server);
  }

  async function one(name, server) {
    const profile = await mkdtemp(join(tmpdir(), "pipeframe-day-"));
    try {
      const condition = { network: slowest, slowdown: 4 };
      const [cold, warm] = [await part(profile, server, condition), await part(profile, server, condition)];
      tell(name, "cold", cold);
      tell(name, "warm", warm);
      keep("bytes of the first surface, with what it fetches when nobody waits", "bytes", name, cold.steps[0].bytes);
      keep("bytes of the second surface", "bytes", name, cold.steps[1].bytes);
    } finally {
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
    if (quick) return;
    const traced = await mkdtemp(join(tmpdir(), "pipeframe-day-"));
    try {
      for (const state of ["cold", "warm"]) keep(`time to compile scripts and wasm, the day, ${state}`, "ms", name, await compiled(traced, server));
    } finally {
      await rm(traced, { recursive: true, force: true, maxRetries: 5 });
    }
  }

  function tell(name, state, { steps, shift }) {
    const sum = (what) => steps.reduce((total, step) => total + step[what], 0);
    keep(`bytes of the day, ${state}`, "bytes", name, sum("bytes"));
    keep(`requests of the day, ${state}`, "", name, sum("requests"));
    for (const [index, { content }] of steps.entries()) keep(`the day: content of the ${surfaces[index]}, ${state}`, "ms", name, content);
    keep(`layout shift of the day, ${state}`, "", name, shift);
  }

  /** One part of the day: what each surface fetched and when its content was there. */
  async function part(profile, server, condition) {
    return inProfile(profile, async (context) => {
      const { page, fetched } = await openHost(context, host, condition);
      const steps = [];
      let before = await fetched.whenQuiet();
      for (const [index, surface] of surfaces.entries()) {
        const { content } = await page.evaluate((url) => globalThis.add(url), addressOf(server, surface, index));
        // What a page fetches after its content belongs to the day.
        const after = await fetched.whenQuiet();
        steps.push({ content, bytes: after.bytes - before.bytes, requests: after.requests - before.requests });
        before = after;
      }
      const shifts = await Promise.all(page.frames().slice(1).map((frame) => frame.evaluate(() => globalThis.layoutShift())));
      return { steps, shift: shifts.reduce((sum, value) => sum + value, 0) };
    });
  }

  /** Recorded in a day of its own: what is recorded takes time. */
  async function compiled(profile, server) {
    return inProfile(profile, async (context) => {
      const { page, session } = await openHost(context, host);
      const stop = await record(session);
      for (const [index, surface] of surfaces.entries()) await page.evaluate((url) => globalThis.add(url), addressOf(server, surface, index));
      return compileTime(await stop());
    });
  }
}

async function inProfile(profile, act) {
  const context = await chromium.launchPersistentContext(profile, { executablePath: process.env.CHROME, args: browserFlags });
  try {
    return await act(context);
  } finally {
    await context.close();
  }
}
