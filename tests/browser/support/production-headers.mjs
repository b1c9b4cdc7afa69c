// The headers that a deployment of the release is served with. What the pages may load is in their documents, as a meta element.

const pipedrive = ["https://*.pipedrive.com", "https://app.pipedrive.com"];

/** @param {{framedBy?: string[]}} options the origins that may show the pages in a frame; Pipedrive's if left out */
export function productionHeaders({ framedBy = pipedrive } = {}) {
  return {
    "content-security-policy": `frame-ancestors ${framedBy.join(" ")}`,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  };
}
