import "../style.css";
import { createRoot } from "react-dom/client";
import { BrowserRouter, Route, Routes } from "react-router";
import { Crash } from "./kit.jsx";
import { Panel } from "./panel.jsx";

createRoot(document.getElementById("root")).render(
  <Crash>
    <BrowserRouter>
      <Routes>
        <Route path="/panel" element={<Panel />} />
      </Routes>
    </BrowserRouter>
  </Crash>,
);
