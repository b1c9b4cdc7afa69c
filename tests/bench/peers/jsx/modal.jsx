// The modal: one vehicle and its proposals, the vehicles of a record, a new vehicle, or reminders to a list selection.

import { useEffect, useRef, useState } from "#framework";
import { announce } from "../shared/changes.js";
import { readOpening } from "../shared/context.js";
import { placeOf } from "../shared/draft.js";
import { Command, execute } from "../shared/pipedrive.js";
import { check, newVehicleRules, refused } from "../shared/rules.js";
import { pathOf } from "../shared/vehicles.js";
import { DraftNote, ErrorSummary, TextField } from "./fields.jsx";
import { useFetched, useForm, useNewest, useNotice, useQuestion } from "./hooks.js";
import { Button, EmptyState, Failed, InlineError, Skeleton } from "./kit.jsx";
import { Reminders } from "./reminders.jsx";
import { Details } from "./details.jsx";
import { VehicleSummary } from "./vehicle.jsx";

/** A short form in a large window looks lost. */
function sizeFor({ vehicle, record, selection }) {
  if (vehicle || record) return { width: 640, height: 480 };
  return selection ? { width: 560, height: 400 } : { width: 480, height: 320 };
}

export function Modal() {
  const [opening, setOpening] = useState(readOpening);
  const notice = useNotice();
  const [isNotConnected, setNotConnected] = useState(false);
  const draft = useRef();
  const leaving = useQuestion();

  const clear = () => {
    notice.clear();
    setNotConnected(false);
  };
  const close = () => execute(Command.CLOSE_MODAL).catch((error) => notice.say("Close this window with the X at its top.", error));
  const dialog = {
    clear,
    close,
    draft,
    say: notice.say,
    /** Says what did not work. A missing connection has a way on of its own. */
    report(what, error) {
      setNotConnected(error.kind === "not-connected");
      notice.say(what, error);
    },
    show(next) {
      clear();
      draft.current = undefined;
      setOpening(next);
    },
  };
  const openSettings = () => execute(Command.REDIRECT_TO, { view: "settings", context: { section: "connection" } }).catch((error) => notice.say("The settings could not be opened.", error));
  const notices = (
    <div className="dialog-notice">
      {notice.text && <InlineError text={notice.text} />}
      {isNotConnected && <Button label="Open settings" onPress={openSettings} />}
    </div>
  );

  useEffect(() => { execute(Command.RESIZE, sizeFor(opening)).catch(() => {}); }, [opening]);
  const leave = useNewest(async () => {
    const { loss } = draft.current ?? {};
    if (!loss) return close();
    const answer = await leaving.ask({ title: "Close this window?", description: loss, okText: "Close" });
    if (answer?.isAgreed) close();
    if (answer?.error) notice.say("Close this window with the X at its top.", answer.error);
  });
  useEffect(() => {
    const escape = (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing || document.querySelector(":popover-open, dialog[open]")) return;
      leave.current();
    };
    addEventListener("keydown", escape);
    return () => removeEventListener("keydown", escape);
  }, []);

  return (
    <main className="dialog">
      {opening.vehicle && <Details key={opening.vehicle} dialog={dialog} id={opening.vehicle} pickedFrom={opening.pickedFrom} notices={notices} />}
      {opening.record && <Pick dialog={dialog} record={opening.record} isBack={opening.isBack} />}
      {opening.newOn && <NewVehicle dialog={dialog} record={opening.newOn} notices={notices} />}
      {opening.selection && <Reminders dialog={dialog} selection={opening.selection} notices={notices} />}
      {Object.keys(opening).length === 0 && (
        <div className="dialog-body">
          <EmptyState icon="car" text="There is no vehicle to show here. Open one from the Car services panel of a deal, person or organization." action="Close" onAction={close} />
        </div>
      )}
    </main>
  );
}

function Pick({ dialog, record, isBack }) {
  const list = useFetched(pathOf(record));
  const vehicles = list.value?.vehicles;
  const only = !isBack && vehicles?.length === 1 ? vehicles[0].id : undefined;
  // Where there is nothing to choose, nobody is asked.
  useEffect(() => { if (only) dialog.show({ vehicle: only }); }, [only]);
  return (
    <>
      <div className="dialog-body">
        {!vehicles && !list.error && <Skeleton label="Loading vehicles" count={4} />}
        {!vehicles && list.error && <Failed what="The vehicles could not be loaded." fetched={list} />}
        {vehicles?.length === 0 && <EmptyState icon="car" text={`No vehicles on this ${record.resource} yet.`} action="Add vehicle" onAction={() => dialog.show({ newOn: record })} />}
        {vehicles?.length > 0 && <h1 className="dialog-title">Choose a vehicle</h1>}
        {vehicles?.length > 0 && (
          <ul className="row-list" aria-label="Vehicles">
            {vehicles.map((vehicle) => (
              <li key={vehicle.id} className="list-row">
                <button type="button" className="list-row-main" onClick={() => dialog.show({ vehicle: vehicle.id, pickedFrom: record })}><VehicleSummary vehicle={vehicle} /></button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <footer className="dialog-footer"><Button label="Close" onPress={dialog.close} /></footer>
    </>
  );
}

function NewVehicle({ dialog, record, notices }) {
  const form = useForm({ name: "", plate: "" });
  useEffect(() => {
    form.draft.open(placeOf("modal", `vehicle/${record.resource}/${record.id}`));
    dialog.draft.current = form.draft;
  }, []);
  const save = async (event) => {
    event.preventDefault();
    const values = form.read();
    const errors = check(values, newVehicleRules);
    form.report(errors);
    if (Object.keys(errors).length > 0 || form.told.isSending) return;
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
    <form className="dialog-form" noValidate onSubmit={save}>
      <div className="dialog-body">
        <h1 className="dialog-title">{`New vehicle on this ${record.resource}`}</h1>
        <DraftNote form={form} />
        <ErrorSummary form={form} />
        <TextField form={form} name="name" label="Make and model" required />
        <TextField form={form} name="plate" label="Number plate" required />
      </div>
      {notices}
      <footer className="dialog-footer">
        <Button label="Cancel" onPress={dialog.close} />
        <Button label="Add vehicle" variant="primary" type="submit" busy={form.told.isSending} />
      </footer>
    </form>
  );
}
