// What something costs a page, whatever else the machine has to do meanwhile.

/**
 * Counts the processor time of a page's process, or of the process of a frame of another site, from now on.
 *
 * @param {import("@playwright/test").Page | import("@playwright/test").Frame} target
 * @returns {Promise<() => Promise<number>>} the seconds so far
 */
export async function countProcessorTime(target) {
  const page = "context" in target ? target : target.page();
  const session = await page.context().newCDPSession(target);
  await session.send("Performance.enable");
  const read = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "ProcessTime").value;
  };
  const before = await read();
  return async () => (await read()) - before;
}
