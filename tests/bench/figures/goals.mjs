// What is to be reached, each as a ratio within one run: to the release before the program came in parts (`before`), or to a peer.

import { slowest } from "../visit.mjs";

const slow = `${slowest}, CPU 4×`;

/** `metric` names a row of the table; `to` the contestant that it is compared with, or nothing where the value is the ratio itself. */
export const goals = [
  { metric: "bytes of the day, cold", to: "before", most: 0.5 },
  { metric: "bytes of the day, cold", to: "react", most: 1 },
  { metric: "bytes to a usable panel", to: "before", most: 0.8 },
  { metric: "bytes to a usable modal", to: "before", most: 0.75 },
  { metric: "bytes to a usable floating-window", to: "before", most: 0.75 },
  { metric: "bytes of the second surface", to: "before", most: 0.4 },
  { metric: `content, cold, ${slow}`, to: "before", most: 0.85 },
  { metric: `content, cold, ${slow}`, to: "react", most: 0.65 },
  { metric: "content, warm: the highest ratio to React in five runs, one on a busy machine", most: 0.9 },
  { metric: `work on the main thread until content, cold, ${slow}`, to: "react", most: 0.9 },
  { metric: "memory, four surfaces open", to: "before", most: 0.85 },
  { metric: "press to next paint, p98: the highest ratio to React of the four kinds", most: 0.8 },
  { metric: "release after a change of one line", to: "before", most: 0.4 },
  { metric: `handshake, cold, ${slow}`, to: "react", most: 0.45 },
  { metric: "10,000 vehicles, filter keystroke", to: "react", most: 0.5 },
  { metric: "10,000 vehicles, update every tenth", to: "react", most: 0.5 },
  { metric: "processor time a minute, idle in the background", to: "react", most: 1 },
];
