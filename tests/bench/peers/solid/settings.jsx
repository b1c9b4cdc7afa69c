import { Settings } from "./app/settings.jsx";
import { mount } from "./mount.jsx";

mount(Settings);
