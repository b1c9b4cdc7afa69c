import { open } from "./mount.js";
import Settings from "./app/Settings.svelte";

open(Settings);
