import { Panel } from "./app/panel.jsx";
import { mount } from "./mount.jsx";

mount(Panel);
