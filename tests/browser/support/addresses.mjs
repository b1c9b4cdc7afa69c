// Where the two builds are served. The two names of one server are two sites for the browser.

/** The development build: the simulated Pipedrive at `page`, its frames from `frames`. */
export const preview = served(process.env.PIPEFRAME_PREVIEW_PORT ?? "8281");

/** The release, under the production headers. */
export const release = served(process.env.PIPEFRAME_RELEASE_PORT ?? "8282");

/** Pages of apps that were not written for the preview: tests/interop. */
export const interop = served(process.env.PIPEFRAME_INTEROP_PORT ?? "8283");

/** What the preview signs tokens with when its address names no other secret. */
export const developmentSecret = "made-up-by-the-preview";

/** The header that names the test to the servers: each test finds the data of its own. */
export const testHeader = "x-test";

/** The header that asks the API of the release to break its answer: `cut`. */
export const faultHeader = "x-fault";

function served(port) {
  return { port, page: `http://127.0.0.1:${port}`, frames: `http://localhost:${port}` };
}
