/** The most brotli bytes that a first load of the release may fetch. */
export const brotliLimit = 110_000;
