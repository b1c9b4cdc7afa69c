// What the frames of the app tell each other.

const channel = new BroadcastChannel("pipeframe.changes");

export function announce(name) {
  channel.postMessage(name);
}

/** @returns what ends it */
export function onChange(names, run) {
  const hear = ({ data }) => names.includes(data) && run();
  channel.addEventListener("message", hear);
  return () => channel.removeEventListener("message", hear);
}
