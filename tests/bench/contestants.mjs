// Who takes part: the reference app as it is built now, an earlier release of it, the same app in other frameworks, and the panel by nothing
// but JavaScript.

/** Those that have all four surfaces, and are held to the reference app by tests/bench/parity. */
export const peers = ["react", "preact", "solid", "svelte"];

export const surfaces = ["panel", "modal", "floating-window", "settings"];

/** The order of a run: each is the first once, as what comes first finds a machine that is not warm yet. */
export function inTurns(contestants, run) {
  const all = Object.entries(contestants);
  const first = run % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
}

/** What each is called in tables, in their order. */
export const names = { ours: "Pipeframe", before: "before", react: "React", preact: "Preact", solid: "Solid", svelte: "Svelte", plain: "plain" };
