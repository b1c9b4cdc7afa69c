// The modal: one vehicle and its proposals, the vehicles of a record, a new vehicle, or reminders to a list selection.

import { For, Match, Show, Switch, createEffect, createSignal, onCleanup } from "solid-js";
import { announce } from "../../shared/changes.js";
import { readOpening } from "../../shared/context.js";
import { placeOf } from "../../shared/draft.js";
import { Command, execute } from "../../shared/pipedrive.js";
import { check, newVehicleRules, refused } from "../../shared/rules.js";
import { pathOf } from "../../shared/vehicles.js";
import { Details } from "./details.jsx";
import { DraftNote, ErrorSummary, TextField } from "./fields.jsx";
import { Button, EmptyState, Failed, InlineError, Skeleton } from "./kit.jsx";
import { Reminders } from "./reminders.jsx";
import { createFetched, createForm, createNotice, createQuestion } from "./state.js";
import { VehicleSummary } from "./vehicle.jsx";

/** A short form in a large window looks lost. */
function sizeFor({ vehicle, record, selection }) {
  if (vehicle || record) return { width: 640, height: 480 };
  return selection ? { width: 560, height: 400 } : { width: 480, height: 320 };
}

export function Modal() {
  const [opening, setOpening] = createSignal(readOpening());
  const [isNotConnected, setNotConnected] = createSignal(false);
  const notice = createNotice();
  const leaving = createQuestion();
  let draft;

  const dialog = {
    clear() {
      notice.clear();
      setNotConnected(false);
    },
    close: () => execute(Command.CLOSE_MODAL).catch((error) => notice.say("Close this window with the X at its top.", error)),
    guards: (own) => { draft = own; },
    say: notice.say,
    /** Says what did not work. A missing connection has a way on of its own. */
    report(what, error) {
      setNotConnected(error.kind === "not-connected");
      notice.say(what, error);
    },
    show(next) {
      dialog.clear();
      draft = undefined;
      setOpening(next);
    },
  };
  const openSettings = () => execute(Command.REDIRECT_TO, { view: "settings", context: { section: "connection" } }).catch((error) => notice.say("The settings could not be opened.", error));
  const Notices = () => (
    <div class="dialog-notice">
      <Show when={notice.text()}><InlineError text={notice.text()} /></Show>
      <Show when={isNotConnected()}><Button label="Open settings" onPress={openSettings} /></Show>
    </div>
  );

  createEffect(() => { execute(Command.RESIZE, sizeFor(opening())).catch(() => {}); });
  const leave = async () => {
    const loss = draft?.loss;
    if (!loss) return dialog.close();
    const answer = await leaving.ask({ title: "Close this window?", description: loss, okText: "Close" });
    if (answer?.isAgreed) dialog.close();
    if (answer?.error) notice.say("Close this window with the X at its top.", answer.error);
    return undefined;
  };
  const escape = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing || document.querySelector(":popover-open, dialog[open]")) return;
    leave();
  };
  addEventListener("keydown", escape);
  onCleanup(() => removeEventListener("keydown", escape));

  return (
    <main class="dialog">
      <Switch fallback={<Nothing dialog={dialog} />}>
        <Match when={opening().vehicle} keyed>{(id) => <Details dialog={dialog} id={id} pickedFrom={opening().pickedFrom} Notices={Notices} />}</Match>
        <Match when={opening().record} keyed>{(record) => <Pick dialog={dialog} record={record} isBack={opening().isBack} />}</Match>
        <Match when={opening().newOn} keyed>{(record) => <NewVehicle dialog={dialog} record={record} Notices={Notices} />}</Match>
        <Match when={opening().selection} keyed>{(selection) => <Reminders dialog={dialog} selection={selection} Notices={Notices} />}</Match>
      </Switch>
    </main>
  );
}

function Nothing(props) {
  return (
    <div class="dialog-body">
      <EmptyState icon="car" text="There is no vehicle to show here. Open one from the Car services panel of a deal, person or organization." action="Close" onAction={props.dialog.close} />
    </div>
  );
}

function Pick(props) {
  const { dialog, record, isBack } = props;
  const list = createFetched(pathOf(record));
  const vehicles = () => list.known.value?.vehicles;
  // Where there is nothing to choose, nobody is asked.
  createEffect(() => { if (!isBack && vehicles()?.length === 1) dialog.show({ vehicle: vehicles()[0].id }); });
  return (
    <>
      <div class="dialog-body">
        <Switch>
          <Match when={!vehicles() && !list.known.error}><Skeleton label="Loading vehicles" count={4} /></Match>
          <Match when={!vehicles()}><Failed what="The vehicles could not be loaded." fetched={list} /></Match>
          <Match when={vehicles().length === 0}><EmptyState icon="car" text={`No vehicles on this ${record.resource} yet.`} action="Add vehicle" onAction={() => dialog.show({ newOn: record })} /></Match>
          <Match when={vehicles().length > 0}>
            <h1 class="dialog-title">Choose a vehicle</h1>
            <ul class="row-list" aria-label="Vehicles">
              <For each={vehicles()}>
                {(vehicle) => (
                  <li class="list-row">
                    <button type="button" class="list-row-main" onClick={() => dialog.show({ vehicle: vehicle.id, pickedFrom: record })}><VehicleSummary vehicle={vehicle} /></button>
                  </li>
                )}
              </For>
            </ul>
          </Match>
        </Switch>
      </div>
      <footer class="dialog-footer"><Button label="Close" onPress={dialog.close} /></footer>
    </>
  );
}

function NewVehicle(props) {
  const { dialog, record } = props;
  const form = createForm({ name: "", plate: "" });
  form.draft.open(placeOf("modal", `vehicle/${record.resource}/${record.id}`));
  dialog.guards(form.draft);
  const save = async (event) => {
    event.preventDefault();
    const values = form.read();
    const errors = check(values, newVehicleRules);
    form.report(errors);
    if (Object.keys(errors).length > 0 || form.told().isSending) return;
    dialog.clear();
    const posted = await form.draft.post("/vehicles", { resource: record.resource, record: record.id, ...values });
    if (posted.done) {
      form.draft.close();
      announce("vehicles");
      dialog.show({ vehicle: posted.done.vehicle.id });
    } else if (posted.refused?.kind === "invalid") {
      form.report(refused(posted.refused.fields, Object.keys(values)));
    } else if (posted.refused) {
      dialog.report("The vehicle was not added.", posted.refused);
    } else if (posted.unknown) {
      dialog.report("The vehicle may not have been added. Trying again never adds it twice.", posted.unknown);
    } else {
      announce("vehicles");
    }
  };
  return (
    <form class="dialog-form" novalidate onSubmit={save}>
      <div class="dialog-body">
        <h1 class="dialog-title">{`New vehicle on this ${record.resource}`}</h1>
        <DraftNote form={form} />
        <ErrorSummary form={form} />
        <TextField form={form} name="name" label="Make and model" required />
        <TextField form={form} name="plate" label="Number plate" required />
      </div>
      <props.Notices />
      <footer class="dialog-footer">
        <Button label="Cancel" onPress={dialog.close} />
        <Button label="Add vehicle" variant="primary" type="submit" busy={form.told().isSending} />
      </footer>
    </form>
  );
}
