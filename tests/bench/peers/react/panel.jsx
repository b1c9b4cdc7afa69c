import { Panel } from "../jsx/panel.jsx";
import { mount } from "./mount.jsx";

mount("/panel", Panel);
