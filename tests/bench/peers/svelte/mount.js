// Opens a page. Each has a document of its own, so that there is nothing to route.

import "../shared/style.css";
import { mount } from "svelte";
import Surface from "./app/Surface.svelte";

export function open(Page) {
  mount(Surface, { target: document.getElementById("root"), props: { Page } });
}
