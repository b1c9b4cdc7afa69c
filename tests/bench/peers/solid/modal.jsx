import { Modal } from "./app/modal.jsx";
import { mount } from "./mount.jsx";

mount(Modal);
