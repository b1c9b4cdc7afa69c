// What the clients share: a line on the page for each thing that happens.

/** Adds a line to the page. */
export function tell(text) {
  const item = document.createElement("li");
  item.textContent = text;
  document.querySelector("ol").append(item);
}

/** The surface that the page is on: the last part of its path. */
export const surface = location.pathname.split("/").at(-1);

/** What Pipedrive put into the address, as it was when the page began. */
export const given = new URLSearchParams(location.search);

/** Takes the signed token out of the address. */
export function forgetToken() {
  const address = new URL(location.href);
  address.searchParams.delete("token");
  history.replaceState(null, "", address);
}
