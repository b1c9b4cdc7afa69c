import { open } from "./mount.js";
import FloatingWindow from "./app/FloatingWindow.svelte";

open(FloatingWindow);
