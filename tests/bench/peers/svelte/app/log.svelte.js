// Calls that were not written down: the present one while it lasts, and those that an earlier page has left.

import { follow, forget, newKey, placeOf, placesBelow, valuesAt } from "../../shared/draft.js";
import { today } from "../../shared/formats.js";
import { blankCall, readCall } from "../../shared/party.js";
import { Form } from "./state.svelte.js";

const beginning = placeOf("floating-window", "call/");

export class Log {
  form = new Form(blankCall);
  #left = $state.raw([]);

  constructor() {
    for (const place of placesBelow(beginning)) {
      const call = readCall(valuesAt(place)?.call);
      if (!call) forget(place);
      // It may have been taken up meanwhile.
      else follow(place, (outcome) => { if (this.form.draft.place !== place) this.leave({ place, party: call.party, outcome }); });
    }
  }

  get left() {
    return this.#left[0];
  }

  /** A call that was left for another while it was being saved. */
  leave(call) {
    const known = this.#left.find(({ place }) => place === call.place);
    this.#left = known ? this.#left.map((one) => (one === known ? call : one)) : [...this.#left, call];
  }

  next() {
    this.#left = this.#left.slice(1);
  }

  begin(party) {
    this.form.fill({ ...blankCall, subject: `Call ${party.name} back`, due: today(1) });
    this.form.report({});
    this.form.draft.keepAt(`${beginning}${newKey()}`);
  }

  end() {
    this.form.draft.close();
    this.form.fill({ call: "", outcome: "", note: "", next: false });
    this.form.report({});
  }

  discard({ place }) {
    forget(place);
    this.next();
  }

  /** @returns the call, as party and seconds */
  takeUp({ place }) {
    this.next();
    this.form.draft.takeUp(place);
    return readCall(this.form.read().call);
  }
}
