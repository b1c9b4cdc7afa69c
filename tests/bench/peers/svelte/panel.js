import { open } from "./mount.js";
import Panel from "./app/Panel.svelte";

open(Panel);
