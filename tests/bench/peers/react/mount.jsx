// Opens a page.

import "../shared/style.css";
import { createRoot } from "react-dom/client";
import { BrowserRouter, Route, Routes } from "react-router";
import { Surface } from "../jsx/surface.jsx";

export function mount(path, Page) {
  createRoot(document.getElementById("root")).render(
    <BrowserRouter>
      <Routes>
        <Route path={path} element={<Surface><Page /></Surface>} />
      </Routes>
    </BrowserRouter>,
  );
}
