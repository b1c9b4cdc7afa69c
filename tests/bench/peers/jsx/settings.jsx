// The settings page: the connection first, then what the whole company works with.

import { useEffect, useRef, useState } from "#framework";
import { get, request } from "../shared/backend.js";
import { announce } from "../shared/changes.js";
import { readSection } from "../shared/context.js";
import { placeOf } from "../shared/draft.js";
import { hearChanges } from "../shared/events.js";
import { snackbar } from "../shared/pipedrive.js";
import { refused } from "../shared/rules.js";
import { blankSettings, changes, entered, sectionTexts, settingLabels, settingsOf, summary, validities } from "../shared/settings.js";
import { isSame } from "../shared/vehicles.js";
import { Connection } from "./connection.jsx";
import { Checkbox, DraftNote, ErrorSummary, SaveBar, Select, TextField } from "./fields.jsx";
import { useChanges, useFetched, useForm, useNotice } from "./hooks.js";
import { Button, Failed, Icon, InlineError, Section, Skeleton } from "./kit.jsx";

const place = placeOf("settings", "company");

export function Settings() {
  const page = useFetched("/settings");
  const form = useForm({ ...blankSettings, revision: 0 });
  const { draft } = form;
  const notice = useNotice();
  const [saved, setSaved] = useState(blankSettings);
  const before = useRef(blankSettings);
  const [theirs, setTheirs] = useState();
  const [isSaving, setSaving] = useState(false);
  const isBusy = useRef(false);
  const isFilled = useRef(false);
  const [result, setResult] = useState("");
  const asked = useRef(readSection()).current;
  const changed = changes(form.values, saved);
  const isChanged = changed.length > 0;
  const hasChanged = () => changes(form.read(), before.current).length > 0;
  const putSaved = (next) => {
    before.current = next;
    setSaved(next);
  };
  const fill = ({ settings, revision }) => {
    const values = entered(settings);
    putSaved(values);
    form.fill({ ...values, revision });
    draft.settle();
    if (isFilled.current) return;
    isFilled.current = true;
    // What was entered earlier is put over what is saved, with the revision that it was entered over.
    if (draft.open(place) !== true) return;
    const isSaved = !hasChanged();
    if (isSaved) draft.settle();
    draft.tellSaved(isSaved);
  };
  // A form with unsaved changes stays as it is: then the next save finds the conflict.
  useEffect(() => { if (page.value && !hasChanged() && !isBusy.current) fill(page.value); }, [page.value]);
  useChanges(["settings"], page.refresh);
  const isHeard = Boolean(page.value?.connect);
  useEffect(() => (isHeard ? hearChanges(page.refresh) : undefined), [isHeard]);
  useEffect(() => {
    const ask = (event) => { if (hasChanged() || isBusy.current) event.preventDefault(); };
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, []);

  const reset = () => {
    form.report({});
    notice.clear();
    setTheirs(undefined);
    if (page.value) fill(page.value);
  };
  const save = async () => {
    if (isBusy.current) return;
    const { revision, ...values } = form.read();
    const [settings, errors] = settingsOf(values);
    form.report(errors ?? {});
    if (errors) return;
    notice.clear();
    setResult("");
    isBusy.current = true;
    setSaving(true);
    draft.begin();
    const wasSaved = before.current;
    // The form shows at once that it is saved; what it was before comes back when that turns out to be wrong.
    putSaved(values);
    try {
      await done(await request("PUT", "/settings", { body: { settings, revision } }), values);
    } catch (error) {
      if (error.kind === 409) await lookAtTheirs(settings, values, wasSaved);
      else {
        putSaved(wasSaved);
        draft.answered(error);
        if (error.kind === "invalid") form.report(refused(error.fields, Object.keys(values)));
        else notice.say(error.isRefusal ? "The settings were not saved." : "The settings may not have been saved.", error);
      }
    }
    isBusy.current = false;
    setSaving(false);
  };
  const done = async (answer, sent) => {
    const { revision, ...values } = form.read();
    setTheirs(undefined);
    fill(answer);
    page.put(answer);
    // The user changed something while the save was under way.
    if (!isSame(values, sent)) form.fill(values);
    announce("settings");
    setResult("Settings saved");
    await snackbar("Settings saved");
  };
  /** A save whose answer was lost finds its own values when it is made again; that isn't a conflict. */
  const lookAtTheirs = async (mine, sent, wasSaved) => {
    try {
      const other = await get("/settings");
      if (Object.keys(mine).every((name) => mine[name] === other.settings[name])) {
        await done(other, sent);
        return;
      }
      putSaved(wasSaved);
      draft.answered({ isRefusal: true });
      setTheirs(other);
    } catch (error) {
      putSaved(wasSaved);
      notice.say("The settings may not have been saved.", error);
    }
  };
  const useTheirs = () => {
    const other = theirs;
    reset();
    fill(other);
    page.put(other);
  };
  const keepMine = () => {
    // From here on their version is what mine is compared with and saved over.
    putSaved(entered(theirs.settings));
    form.fill({ revision: theirs.revision });
    setTheirs(undefined);
    save();
  };
  const submit = (event) => {
    event.preventDefault();
    save();
  };
  const field = (name) => ({ form, name, label: settingLabels[name] });

  return (
    <main className="settings-page">
      <h1 className="visually-hidden">Car services</h1>
      {asked && <p className="redirected" role="status"><Icon name="info" />{sectionTexts[asked]}</p>}
      {!page.value && !page.error && <Skeleton label="Loading settings" shape="card" />}
      {!page.value && page.error && <Failed what="The settings could not be loaded." fetched={page} />}
      {page.value && <div className="settings-section" data-asked={asked === "connection" ? "true" : undefined}><Connection page={page} /></div>}
      {page.value && (
        <form className="form" noValidate onSubmit={submit}>
          <DraftNote form={form} />
          {theirs && <Conflict theirs={theirs} saved={saved} onTake={useTheirs} onKeep={keepMine} />}
          <ErrorSummary form={form} />
          <div className="settings-section" data-asked={asked === "defaults" ? "true" : undefined}>
            <Section title="Defaults" description="What proposals, reminders and follow-ups start with.">
              <div className="settings-fields">
                <TextField {...field("sender")} required help="Customers see it in proposals and reminders." />
                <TextField {...field("reply_to")} required type="email" help="Answers of customers go there." />
                <TextField {...field("follow_up_days")} required inputMode="numeric" help="When a follow-up activity falls due, 1 to 90 days." />
                <Select {...field("valid_days")} choices={validities} help="Afterwards the customer is asked to get in touch." />
              </div>
            </Section>
          </div>
          <div className="settings-section" data-asked={asked === "notifications" ? "true" : undefined}>
            <Section title="Notifications" description="What the owner of a deal is told about.">
              <div className="settings-choices">
                <Checkbox {...field("notify_opened")} />
                <Checkbox {...field("notify_ready")} />
                <Checkbox {...field("notify_missed")} help="As a number at the icon of the floating window." />
              </div>
            </Section>
          </div>
          {notice.text && <InlineError text={notice.text} />}
          <p className="unsaved-hint" hidden={!isChanged}>Pipedrive does not ask before it leaves this page. Save first.</p>
          <p className="visually-hidden" role="status">{result}</p>
          <SaveBar shown={isChanged} summary={summary(changed)} busy={isSaving} onReset={reset} />
        </form>
      )}
    </main>
  );
}

/** Two people saved the same settings: nothing is overwritten before one of them has chosen. */
function Conflict({ theirs, saved, onTake, onKeep }) {
  const changed = changes(entered(theirs.settings), saved);
  const what = changed.length > 0 ? `They changed: ${changed.join(", ")}.` : "";
  return (
    <div className="conflict" role="alert">
      <Icon name="users" />
      <p className="conflict-text">{`Somebody else saved these settings while you changed them. ${what}`}</p>
      <div className="conflict-actions">
        <Button label="Use theirs" onPress={onTake} />
        <Button label="Save mine over theirs" onPress={onKeep} />
      </div>
    </div>
  );
}
