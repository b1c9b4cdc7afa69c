// The headers that a deployment of the release is served with.

const pipedrive = ["https://*.pipedrive.com", "https://app.pipedrive.com"];

/** @param {{framedBy?: string[]}} options the origins that may show the pages in a frame; Pipedrive's if left out */
export function productionHeaders({ framedBy = pipedrive } = {}) {
  const policy = {
    "default-src": ["'none'"],
    "script-src": ["'self'", "'wasm-unsafe-eval'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "connect-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "frame-ancestors": framedBy,
  };
  return {
    "content-security-policy": Object.entries(policy).map(([name, values]) => `${name} ${values.join(" ")}`).join("; "),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  };
}
