// What happened in a test, for finding out why it failed: what the app asked its server and Pipedrive, and when.

/** Listens from now on; call what it gives for the story so far. */
export function record(page) {
  const begun = Date.now();
  const requests = [];
  const note = (request, what) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/")) requests.push(`${Date.now() - begun} ms: ${request.method()} ${pathname} ${what}`);
  };
  page.on("request", (request) => note(request, "begins"));
  page.on("response", (response) => note(response.request(), `is answered with ${response.status()}`));
  page.on("requestfailed", (request) => note(request, `fails: ${request.failure()?.errorText}`));
  return async () => ["Requests", ...requests, "", "Messages", ...await messages(page), "", ...await Promise.all(page.frames().map(shown))].join("\n");
}

/** The preview's log; tokens are masked in it. */
async function messages(page) {
  const log = await page.evaluate(() => globalThis.preview?.log() ?? []).catch(() => []);
  return log.map((entry) => JSON.stringify(entry));
}

async function shown(frame) {
  const text = await frame.evaluate(() => document.body?.innerText ?? "").catch((error) => String(error));
  return `${new URL(frame.url()).pathname}\n${text}\n`;
}
