import { FloatingWindow } from "./app/floating-window.jsx";
import { mount } from "./mount.jsx";

mount(FloatingWindow);
