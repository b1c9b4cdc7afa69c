import { open } from "./mount.js";
import Modal from "./app/Modal.svelte";

open(Modal);
