// Reminders to all records of a list selection: the recipients, the progress and the result.

import { For, Match, Show, Switch, createSignal } from "solid-js";
import { request } from "../../shared/backend.js";
import { placeOf } from "../../shared/draft.js";
import { waitingFor } from "../../shared/pipedrive.js";
import { doneOf, namesText, newBatch, nextOf, recipientsText, remindersCount, remindersQuestion, withResult } from "../../shared/reminders.js";
import { DraftNote } from "./fields.jsx";
import { Button, Icon, InlineError, Progress, Skeleton } from "./kit.jsx";
import { createForm, createQuestion } from "./state.js";

export function Reminders(props) {
  const { dialog, selection } = props;
  const { resource, excluded } = selection;
  const sent = createForm({ records: "" });
  const [plan, setPlan] = createSignal({});
  const [batch, setBatch] = createSignal(newBatch([]));
  const [stage, setStage] = createSignal("ready");
  const question = createQuestion();
  const load = async () => {
    setPlan({});
    try {
      const value = await request("POST", "/reminders/plan", { body: selection });
      setBatch(newBatch(value.records));
      setPlan({ value });
    } catch (error) {
      setPlan({ error });
    }
  };
  sent.draft.open(placeOf("modal", "reminders"));
  dialog.guards(sent.draft);
  load();

  const start = async () => {
    dialog.clear();
    // What is continued was agreed to before.
    if (stage() === "stopped") return run();
    setStage("asking");
    const answer = await question.ask(remindersQuestion(resource, batch().total));
    if (!answer) return undefined;
    if (answer.isAgreed) return run();
    if (answer.error) dialog.say("No reminders were sent.", answer.error);
    return setStage("ready");
  };
  const run = async () => {
    setStage("running");
    for (let next = nextOf(batch()); next.length > 0; next = nextOf(batch())) {
      sent.fill({ records: next.join(",") });
      const posted = await sent.draft.post("/reminders", { resource, picked: next, filter: null, excluded: [] });
      if (!posted.unknown) {
        sent.fill({ records: "" });
        sent.draft.settle();
      }
      if (!posted.done) {
        if (posted.refused) dialog.report("Not all reminders were sent.", posted.refused);
        if (posted.unknown) dialog.report("The last reminders may not have been sent. Going on never sends them twice.", posted.unknown);
        setStage("stopped");
        return;
      }
      setBatch(withResult(batch(), posted.done));
    }
    setStage("finished");
  };

  const label = () => ({ stopped: "Continue", finished: "Done" })[stage()] ?? `Send ${remindersCount(batch().total)}`;
  return (
    <>
      <div class="dialog-body">
        <DraftNote form={sent} />
        <Switch>
          <Match when={plan().value}>
            <div class="reminder-recipients">
              <h1 class="dialog-title">{recipientsText(resource, batch().total, excluded.length)}</h1>
              <p class="reminder-names" dir="auto">{namesText(plan().value.names)}</p>
            </div>
            <p class="reminder-text">Each gets one email about the next service of their vehicle, signed as in the settings. Nobody is reminded twice within 30 days.</p>
            <Show when={!["ready", "asking"].includes(stage())}><Progress label="Sending reminders" done={doneOf(batch())} total={batch().total} /></Show>
            <div class="part" role="status"><Show when={["finished", "stopped"].includes(stage())}><Result batch={batch()} /></Show></div>
          </Match>
          <Match when={plan().error}><InlineError text={`The selection could not be read. ${plan().error.message}`} onRetry={load} /></Match>
          <Match when={true}><Skeleton label="Loading the selection" shape="card" count={2} /></Match>
        </Switch>
      </div>
      <props.Notices />
      <footer class="dialog-footer">
        <Button label="Close" onPress={dialog.close} />
        <p class="dialog-hint" role="status">{question.isUnanswered() && waitingFor("Press the button again.")}</p>
        <Button label={label()} variant="primary" busy={stage() === "running" || (stage() === "asking" && !question.isUnanswered())} disabled={batch().total === 0} onPress={() => (stage() === "finished" ? dialog.close() : start())} />
      </footer>
    </>
  );
}

function Result(props) {
  return (
    <>
      <p class="reminder-result"><Icon name="check" />{` ${remindersCount(props.batch.sent)} sent`}</p>
      <Show when={props.batch.failures.length > 0}>
        <h2 class="sent-title">Not reminded</h2>
        <ul class="failures">
          <For each={props.batch.failures}>{({ name, reason }) => <li class="failure"><span class="failure-name" dir="auto">{name}</span><span class="failure-reason">{reason}</span></li>}</For>
        </ul>
      </Show>
    </>
  );
}
