// Hears from the app's server what others have changed, by server-sent events.

import { get, pause } from "./backend.js";

const firstPause = 1_000;
const mostDoublings = 6;

/** @returns what ends it */
export function hearChanges(heard) {
  let source;
  let isOver = false;
  let failures = 0;
  const open = async () => {
    try {
      const ticket = await get("/events/ticket");
      if (isOver) return;
      source = new EventSource(`/api/events?ticket=${ticket}`);
      source.onopen = () => {
        failures = 0;
        heard();
      };
      source.onmessage = heard;
      source.onerror = again;
    } catch {
      again();
    }
  };
  const again = async () => {
    source?.close();
    await pause(firstPause * 2 ** Math.min(failures, mostDoublings));
    failures += 1;
    if (!isOver) open();
  };
  open();
  return () => {
    isOver = true;
    source?.close();
  };
}
