// The settings page: the connection first, then what the whole company works with.

import { Match, Show, Switch, createEffect, createMemo, createSignal, onCleanup, untrack } from "solid-js";
import { unwrap } from "solid-js/store";
import { get, request } from "../../shared/backend.js";
import { announce } from "../../shared/changes.js";
import { readSection } from "../../shared/context.js";
import { placeOf } from "../../shared/draft.js";
import { hearChanges } from "../../shared/events.js";
import { snackbar } from "../../shared/pipedrive.js";
import { refused } from "../../shared/rules.js";
import { blankSettings, changes, entered, sectionTexts, settingLabels, settingsOf, summary, validities } from "../../shared/settings.js";
import { isSame } from "../../shared/vehicles.js";
import { Connection } from "./connection.jsx";
import { Checkbox, DraftNote, ErrorSummary, SaveBar, Select, TextField } from "./fields.jsx";
import { Button, Failed, Icon, InlineError, Section, Skeleton } from "./kit.jsx";
import { createFetched, createForm, createNotice, listenToChanges } from "./state.js";

const place = placeOf("settings", "company");
const asked = readSection();

export function Settings() {
  const page = createFetched("/settings");
  const { known } = page;
  const form = createForm({ ...blankSettings, revision: 0 });
  const { draft } = form;
  const notice = createNotice();
  const [saved, setSaved] = createSignal(blankSettings);
  const [theirs, setTheirs] = createSignal();
  const [isSaving, setSaving] = createSignal(false);
  const [result, setResult] = createSignal("");
  const changed = createMemo(() => changes(form.values, saved()), undefined, { equals: isSame });
  const isChanged = () => changed().length > 0;
  let isFilled = false;
  const fill = ({ settings, revision }) => {
    const values = entered(settings);
    setSaved(values);
    form.fill({ ...values, revision });
    draft.settle();
    if (isFilled) return;
    isFilled = true;
    // What was entered earlier is put over what is saved, with the revision that it was entered over.
    if (draft.open(place) !== true) return;
    const isSaved = !isChanged();
    if (isSaved) draft.settle();
    draft.tellSaved(isSaved);
  };
  // A form with unsaved changes stays as it is: then the next save finds the conflict.
  createEffect(() => {
    const fetched = known.value && { settings: { ...known.value.settings }, revision: known.value.revision };
    untrack(() => { if (fetched && !isChanged() && !isSaving()) fill(fetched); });
  });
  listenToChanges(["settings"], page.refresh);
  const isHeard = createMemo(() => Boolean(known.value?.connect));
  createEffect(() => { if (isHeard()) onCleanup(hearChanges(page.refresh)); });
  const ask = (event) => { if (isChanged() || isSaving()) event.preventDefault(); };
  addEventListener("beforeunload", ask);
  onCleanup(() => removeEventListener("beforeunload", ask));

  const reset = () => {
    form.report({});
    notice.clear();
    setTheirs(undefined);
    if (known.value) fill(unwrap(known).value);
  };
  const save = async () => {
    if (isSaving()) return;
    const { revision, ...values } = form.read();
    const [settings, errors] = settingsOf(values);
    form.report(errors ?? {});
    if (errors) return;
    notice.clear();
    setResult("");
    setSaving(true);
    draft.begin();
    const before = saved();
    // The form shows at once that it is saved; what it was before comes back when that turns out to be wrong.
    setSaved(values);
    try {
      await done(await request("PUT", "/settings", { body: { settings, revision } }), values);
    } catch (error) {
      if (error.kind === 409) await lookAtTheirs(settings, values, before);
      else {
        setSaved(before);
        draft.answered(error);
        if (error.kind === "invalid") form.report(refused(error.fields, Object.keys(values)));
        else notice.say(error.isRefusal ? "The settings were not saved." : "The settings may not have been saved.", error);
      }
    }
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
  const lookAtTheirs = async (mine, sent, before) => {
    try {
      const other = await get("/settings");
      if (Object.keys(mine).every((name) => mine[name] === other.settings[name])) {
        await done(other, sent);
        return;
      }
      setSaved(before);
      draft.answered({ isRefusal: true });
      setTheirs(other);
    } catch (error) {
      setSaved(before);
      notice.say("The settings may not have been saved.", error);
    }
  };
  const takeTheirs = () => {
    const other = theirs();
    reset();
    fill(other);
    page.put(other);
  };
  const keepMine = () => {
    // From here on their version is what mine is compared with and saved over.
    setSaved(entered(theirs().settings));
    form.fill({ revision: theirs().revision });
    setTheirs(undefined);
    save();
  };
  const submit = (event) => {
    event.preventDefault();
    save();
  };
  const field = (name) => ({ form, name, label: settingLabels[name] });
  const mark = (section) => (asked === section ? "true" : undefined);

  return (
    <main class="settings-page">
      <h1 class="visually-hidden">Car services</h1>
      <Show when={asked}><p class="redirected" role="status"><Icon name="info" />{sectionTexts[asked]}</p></Show>
      <Switch>
        <Match when={known.value}>
          <div class="settings-section" data-asked={mark("connection")}><Connection page={page} /></div>
          <form class="form" novalidate onSubmit={submit}>
            <DraftNote form={form} />
            <Show when={theirs()} keyed>{(other) => <Conflict theirs={other} saved={saved()} onTake={takeTheirs} onKeep={keepMine} />}</Show>
            <ErrorSummary form={form} />
            <div class="settings-section" data-asked={mark("defaults")}>
              <Section title="Defaults" description="What proposals, reminders and follow-ups start with.">
                <div class="settings-fields">
                  <TextField {...field("sender")} required help="Customers see it in proposals and reminders." />
                  <TextField {...field("reply_to")} required type="email" help="Answers of customers go there." />
                  <TextField {...field("follow_up_days")} required inputMode="numeric" help="When a follow-up activity falls due, 1 to 90 days." />
                  <Select {...field("valid_days")} choices={validities} help="Afterwards the customer is asked to get in touch." />
                </div>
              </Section>
            </div>
            <div class="settings-section" data-asked={mark("notifications")}>
              <Section title="Notifications" description="What the owner of a deal is told about.">
                <div class="settings-choices">
                  <Checkbox {...field("notify_opened")} />
                  <Checkbox {...field("notify_ready")} />
                  <Checkbox {...field("notify_missed")} help="As a number at the icon of the floating window." />
                </div>
              </Section>
            </div>
            <Show when={notice.text()}><InlineError text={notice.text()} /></Show>
            <p class="unsaved-hint" hidden={!isChanged()}>Pipedrive does not ask before it leaves this page. Save first.</p>
            <p class="visually-hidden" role="status">{result()}</p>
            <SaveBar shown={isChanged()} summary={summary(changed())} busy={isSaving()} onReset={reset} />
          </form>
        </Match>
        <Match when={known.error}><Failed what="The settings could not be loaded." fetched={page} /></Match>
        <Match when={true}><Skeleton label="Loading settings" shape="card" /></Match>
      </Switch>
    </main>
  );
}

/** Two people saved the same settings: nothing is overwritten before one of them has chosen. */
function Conflict(props) {
  const what = () => {
    const changed = changes(entered(props.theirs.settings), props.saved);
    return changed.length > 0 ? `They changed: ${changed.join(", ")}.` : "";
  };
  return (
    <div class="conflict" role="alert">
      <Icon name="users" />
      <p class="conflict-text">{`Somebody else saved these settings while you changed them. ${what()}`}</p>
      <div class="conflict-actions">
        <Button label="Use theirs" onPress={props.onTake} />
        <Button label="Save mine over theirs" onPress={props.onKeep} />
      </div>
    </div>
  );
}
