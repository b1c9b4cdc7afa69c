// The telephone as a state machine: what may follow what, and what Pipedrive is told on the way.

import { Command } from "./pipedrive.js";

export const idle = { stage: "contacts", missed: 0, showsMissed: true };

/** The telephone after something has happened, and the commands for Pipedrive. What can't happen now changes nothing. */
export function handle(phone, happening, now) {
  const { kind, party } = happening;
  const at = (stage) => phone.stage === stage;
  if (at("contacts") && kind === "dial") return talk(phone, party, now);
  if (at("ringing") && kind === "accept") return talk(phone, phone.party, now);
  if (at("contacts") && kind === "take-up") return [{ ...phone, stage: "follow-up", party, seconds: happening.seconds }, []];
  if (at("contacts") && kind === "incoming") return [{ ...phone, stage: "ringing", party }, []];
  if (kind === "incoming") return missed(phone);
  if (at("ringing") && kind === "decline") return [{ ...phone, stage: "contacts" }, [[Command.HIDE_FLOATING_WINDOW, {}]]];
  if (at("ringing") && kind === "unanswered") return missed({ ...phone, stage: "contacts" });
  if (at("talking") && kind === "mute") return [{ ...phone, isMuted: !phone.isMuted }, []];
  if (at("talking") && kind === "hold") return [{ ...phone, isHeld: !phone.isHeld }, []];
  if (at("talking") && kind === "hang-up") return withBadge({ ...phone, stage: "follow-up", seconds: secondsOf(phone, now) }, [Command.SET_FOCUS_MODE, false]);
  if (at("follow-up") && kind === "finish") return [{ ...phone, stage: "contacts" }, []];
  if (at("contacts") && kind === "look" && phone.missed > 0) return withBadge({ ...phone, missed: 0 });
  return [phone, []];
}

/** Whether missed calls count in the badge, as the app's settings say. */
export function showMissed(phone, showsMissed) {
  const after = { ...phone, showsMissed };
  return numberOf(phone) === numberOf(after) ? [after, []] : withBadge(after);
}

/** How long the call has lasted; zero when the clock was set back. */
export function secondsOf({ since }, now) {
  return Math.max(0, Math.floor((now - since) / 1_000));
}

function talk(phone, party, since) {
  return withBadge({ ...phone, stage: "talking", party, since, isMuted: false, isHeld: false }, [Command.SET_FOCUS_MODE, true]);
}

function missed(phone) {
  return withBadge({ ...phone, missed: phone.missed + 1 });
}

function withBadge(phone, ...commands) {
  return [phone, [...commands, [Command.SET_NOTIFICATION, { number: numberOf(phone) }]]];
}

/** The call in progress counts as one, so that it is found again when the dock hides the window. */
function numberOf({ stage, missed, showsMissed }) {
  return (showsMissed ? missed : 0) + (stage === "talking" ? 1 : 0);
}
