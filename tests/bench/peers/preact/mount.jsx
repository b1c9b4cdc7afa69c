// Opens a page. Each has a document of its own, so that there is nothing to route.

import "../shared/style.css";
import { render } from "preact";
import { Surface } from "../jsx/surface.jsx";

export function mount(path, Page) {
  render(<Surface><Page /></Surface>, document.getElementById("root"));
}
