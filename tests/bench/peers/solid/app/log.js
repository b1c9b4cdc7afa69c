// Calls that were not written down: the present one while it lasts, and those that an earlier page has left.

import { createSignal } from "solid-js";
import { follow, forget, newKey, placeOf, placesBelow, valuesAt } from "../../shared/draft.js";
import { today } from "../../shared/formats.js";
import { blankCall, readCall } from "../../shared/party.js";
import { createForm } from "./state.js";

const beginning = placeOf("floating-window", "call/");

export function createLog() {
  const form = createForm(blankCall);
  const { draft } = form;
  const [left, setLeft] = createSignal([]);
  const next = () => setLeft((all) => all.slice(1));
  /** A call that was left for another while it was being saved. */
  const leave = (call) => setLeft((all) => {
    const known = all.find(({ place }) => place === call.place);
    if (!known) return [...all, call];
    return known.outcome === call.outcome ? all : all.map((one) => (one === known ? call : one));
  });
  for (const place of placesBelow(beginning)) {
    const call = readCall(valuesAt(place)?.call);
    if (!call) forget(place);
    // It may have been taken up meanwhile.
    else follow(place, (outcome) => { if (draft.place !== place) leave({ place, party: call.party, outcome }); });
  }
  return {
    form, leave, next,
    left: () => left()[0],
    begin(party) {
      form.fill({ ...blankCall, subject: `Call ${party.name} back`, due: today(1) });
      form.report({});
      draft.keepAt(`${beginning}${newKey()}`);
    },
    end() {
      draft.close();
      form.fill({ call: "", outcome: "", note: "", next: false });
      form.report({});
    },
    discard({ place }) {
      forget(place);
      next();
    },
    /** @returns the call, as party and seconds */
    takeUp({ place }) {
      next();
      draft.takeUp(place);
      return readCall(form.read().call);
    },
  };
}
