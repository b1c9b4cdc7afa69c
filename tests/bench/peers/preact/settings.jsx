import { Settings } from "../jsx/settings.jsx";
import { mount } from "./mount.jsx";

mount("/settings", Settings);
