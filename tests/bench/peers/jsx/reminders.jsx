// Reminders to all records of a list selection: the recipients, the progress and the result.

import { useEffect, useRef, useState } from "#framework";
import { request } from "../shared/backend.js";
import { placeOf } from "../shared/draft.js";
import { waitingFor } from "../shared/pipedrive.js";
import { doneOf, namesText, newBatch, nextOf, recipientsText, remindersCount, remindersQuestion, withResult } from "../shared/reminders.js";
import { DraftNote } from "./fields.jsx";
import { useForm, useQuestion } from "./hooks.js";
import { Button, Icon, InlineError, Progress, Skeleton } from "./kit.jsx";

export function Reminders({ dialog, selection, notices }) {
  const { resource, excluded } = selection;
  const sent = useForm({ records: "" });
  const [plan, setPlan] = useState({});
  const [batch, setBatch] = useState(() => newBatch([]));
  const current = useRef(batch);
  const [stage, setStage] = useState("ready");
  const question = useQuestion();
  const put = (next) => {
    current.current = next;
    setBatch(next);
  };
  const load = async () => {
    setPlan({});
    try {
      const value = await request("POST", "/reminders/plan", { body: selection });
      put(newBatch(value.records));
      setPlan({ value });
    } catch (error) {
      setPlan({ error });
    }
  };
  useEffect(() => {
    sent.draft.open(placeOf("modal", "reminders"));
    dialog.draft.current = sent.draft;
    load();
  }, []);

  const start = async () => {
    dialog.clear();
    // What is continued was agreed to before.
    if (stage === "stopped") return run();
    setStage("asking");
    const answer = await question.ask(remindersQuestion(resource, current.current.total));
    if (!answer) return undefined;
    if (answer.isAgreed) return run();
    if (answer.error) dialog.say("No reminders were sent.", answer.error);
    return setStage("ready");
  };
  const run = async () => {
    setStage("running");
    for (let next = nextOf(current.current); next.length > 0; next = nextOf(current.current)) {
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
      put(withResult(current.current, posted.done));
    }
    setStage("finished");
  };

  const label = { stopped: "Continue", finished: "Done" }[stage] ?? `Send ${remindersCount(batch.total)}`;
  return (
    <>
      <div className="dialog-body">
        <DraftNote form={sent} />
        {!plan.value && !plan.error && <Skeleton label="Loading the selection" shape="card" count={2} />}
        {plan.error && <InlineError text={`The selection could not be read. ${plan.error.message}`} onRetry={load} />}
        {plan.value && (
          <>
            <div className="reminder-recipients">
              <h1 className="dialog-title">{recipientsText(resource, batch.total, excluded.length)}</h1>
              <p className="reminder-names" dir="auto">{namesText(plan.value.names)}</p>
            </div>
            <p className="reminder-text">Each gets one email about the next service of their vehicle, signed as in the settings. Nobody is reminded twice within 30 days.</p>
            {!["ready", "asking"].includes(stage) && <Progress label="Sending reminders" done={doneOf(batch)} total={batch.total} />}
            <div className="part" role="status">{["finished", "stopped"].includes(stage) && <Result batch={batch} />}</div>
          </>
        )}
      </div>
      {notices}
      <footer className="dialog-footer">
        <Button label="Close" onPress={dialog.close} />
        <p className="dialog-hint" role="status">{question.isUnanswered && waitingFor("Press the button again.")}</p>
        <Button label={label} variant="primary" busy={stage === "running" || (stage === "asking" && !question.isUnanswered)} disabled={batch.total === 0} onPress={stage === "finished" ? dialog.close : start} />
      </footer>
    </>
  );
}

function Result({ batch: { sent, failures } }) {
  return (
    <>
      <p className="reminder-result"><Icon name="check" />{` ${remindersCount(sent)} sent`}</p>
      {failures.length > 0 && <h2 className="sent-title">Not reminded</h2>}
      {failures.length > 0 && (
        <ul className="failures">
          {failures.map(({ record, name, reason }) => <li key={record} className="failure"><span className="failure-name" dir="auto">{name}</span><span className="failure-reason">{reason}</span></li>)}
        </ul>
      )}
    </>
  );
}
