// The headers that a deployment of the release is served with. What the pages may load is in their documents, as a meta element.

import { headersFor } from "../../../packages/build/lib/hosting/rules.mjs";

/** @param {{framedBy?: string[]}} options the origins that may show the pages in a frame; Pipedrive's if left out */
export function productionHeaders({ framedBy } = {}) {
  return Object.fromEntries(headersFor(framedBy).map(([name, value]) => [name.toLowerCase(), value]));
}
