import { Modal } from "../jsx/modal.jsx";
import { mount } from "./mount.jsx";

mount("/modal", Modal);
