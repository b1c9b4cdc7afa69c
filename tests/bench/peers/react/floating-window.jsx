import { FloatingWindow } from "../jsx/floating-window.jsx";
import { mount } from "./mount.jsx";

mount("/floating-window", FloatingWindow);
