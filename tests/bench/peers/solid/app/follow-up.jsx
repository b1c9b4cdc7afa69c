// After a call: how it went, what was said, what comes next.

import { Show, createSignal, untrack } from "solid-js";
import { forget } from "../../shared/draft.js";
import { timer, today } from "../../shared/formats.js";
import { loggedCall, outcomes } from "../../shared/party.js";
import { snackbar } from "../../shared/pipedrive.js";
import { callErrors, refused } from "../../shared/rules.js";
import { Checkbox, DateField, DraftNote, ErrorSummary, RadioCards, TextArea, TextField } from "./fields.jsx";
import { Button } from "./kit.jsx";

export function FollowUp(props) {
  const { log, phone, happen, book, notice, guessCall } = props.state;
  const { form } = log;
  const { draft } = form;
  const [isSaving, setSaving] = createSignal(false);
  const { party, seconds } = untrack(phone);
  const ended = { party, seconds };

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
    if (isSaving()) return;
    const values = form.read();
    const errors = callErrors(values, today());
    form.report(errors);
    if (Object.keys(errors).length > 0) return;
    notice.clear();
    setSaving(true);
    const call = loggedCall(ended, values);
    const takeBack = guessCall(call);
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
    <div class="follow-up">
      <header class="follow-up-header">
        <h1 class="follow-up-title" dir="auto">{ended.party.name}</h1>
        <p class="follow-up-length">{`Call ended · ${timer(ended.seconds)}`}</p>
      </header>
      <form class="form" novalidate onSubmit={save}>
        <DraftNote form={form} />
        <ErrorSummary form={form} />
        <RadioCards form={form} name="outcome" label="How did it go?" cards={outcomes} required />
        <TextArea form={form} name="note" label="Note" rows={2} />
        <Checkbox form={form} name="next" label="Plan the next activity" />
        <Show when={form.values.next}>
          <TextField form={form} name="subject" label="Subject" required />
          <DateField form={form} name="due" label="Due" min={today()} required />
        </Show>
        <div class="follow-up-actions">
          <Button label="Don't save" onPress={finish} />
          <Button label="Save call" variant="primary" type="submit" busy={isSaving()} />
        </div>
      </form>
    </div>
  );
}
