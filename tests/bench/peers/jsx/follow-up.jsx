// After a call: how it went, what was said, what comes next.

import { useState } from "#framework";
import { forget } from "../shared/draft.js";
import { timer, today } from "../shared/formats.js";
import { loggedCall, outcomes } from "../shared/party.js";
import { snackbar } from "../shared/pipedrive.js";
import { callErrors, refused } from "../shared/rules.js";
import { Checkbox, DateField, DraftNote, ErrorSummary, RadioCards, TextArea, TextField } from "./fields.jsx";
import { Button } from "./kit.jsx";

export function FollowUp({ state }) {
  const { log, phone, happen, book, notice } = state;
  const { form } = log;
  const { draft } = form;
  const [isSaving, setSaving] = useState(false);
  const ended = { party: phone.party, seconds: phone.seconds };

  /** The next call can be made while this one is being saved. */
  const stepAside = () => {
    happen("finish");
    happen("look");
  };
  const finish = () => {
    log.end();
    stepAside();
  };
  /** Shows the form again with its values. During the next call already, the notice comes after that call. */
  const comeBack = (place, posted) => {
    if (draft.place === place) {
      happen("take-up", ended);
      return;
    }
    log.leave({ place, party: ended.party, outcome: posted.refused ? "not-done" : posted.unknown ? "unknown" : "done" });
  };
  const save = async (event) => {
    event.preventDefault();
    if (isSaving) return;
    const values = form.read();
    const errors = callErrors(values, today());
    form.report(errors);
    if (Object.keys(errors).length > 0) return;
    notice.clear();
    setSaving(true);
    const call = loggedCall(ended, values);
    const takeBack = state.guessCall(call);
    const { place } = draft;
    if (!draft.isSent) stepAside();
    const posted = await draft.post("/calls", call);
    setSaving(false);
    if (posted.done) {
      book.refresh();
      if (draft.place === place) finish();
      else forget(place);
      await snackbar("Call saved");
      return;
    }
    takeBack();
    comeBack(place, posted);
    if (posted.refused?.kind === "invalid") form.report(refused(posted.refused.fields, Object.keys(values)));
    else if (posted.refused) notice.say("The call was not saved.", posted.refused);
    else if (posted.unknown) notice.say("The call may not have been saved. Trying again never adds it twice.", posted.unknown);
    else book.refresh();
  };

  return (
    <div className="follow-up">
      <header className="follow-up-header">
        <h1 className="follow-up-title" dir="auto">{ended.party.name}</h1>
        <p className="follow-up-length">{`Call ended · ${timer(ended.seconds)}`}</p>
      </header>
      <form className="form" noValidate onSubmit={save}>
        <DraftNote form={form} />
        <ErrorSummary form={form} />
        <RadioCards form={form} name="outcome" label="How did it go?" cards={outcomes} required />
        <TextArea form={form} name="note" label="Note" rows={2} />
        <Checkbox form={form} name="next" label="Plan the next activity" />
        {form.values.next && <TextField form={form} name="subject" label="Subject" required />}
        {form.values.next && <DateField form={form} name="due" label="Due" min={today()} required />}
        <div className="follow-up-actions">
          <Button label="Don't save" onPress={finish} />
          <Button label="Save call" variant="primary" type="submit" busy={isSaving} />
        </div>
      </form>
    </div>
  );
}
