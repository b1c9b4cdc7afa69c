// The vehicles of a deal, a person or an organisation.

import { memo, useCallback, useEffect, useMemo, useState } from "#framework";
import { get } from "../shared/backend.js";
import { record } from "../shared/context.js";
import { hearChanges } from "../shared/events.js";
import { Command, Event, execute, listen } from "../shared/pipedrive.js";
import { count, filterFrom, followUp, isSame, matches, pathOf } from "../shared/vehicles.js";
import { useChanges, useFetched, useNotice } from "./hooks.js";
import { EmptyState, Failed, IconButton, InlineError, LinkButton, Menu, OfflineNotice, SearchField, Skeleton, Stale } from "./kit.jsx";
import { VehicleSummary } from "./vehicle.jsx";

/** A row is drawn again only when what is known of its vehicle has changed: an answer keeps the vehicles that are the same. */
const Row = memo(function Row({ vehicle, onOpen, onFollowUp }) {
  return (
    <li className="list-row">
      <button type="button" className="list-row-main" onClick={() => onOpen(vehicle)}><VehicleSummary vehicle={vehicle} /></button>
      <div className="list-row-trailing">
        <Menu label={`More actions for ${vehicle.name}`} items={[
          { text: "Open vehicle", icon: "car", run: () => onOpen(vehicle) },
          { text: "Add follow-up activity", icon: "calendar", run: () => onFollowUp(vehicle) },
        ]} />
      </div>
    </li>
  );
}, (before, now) => isSame(before.vehicle, now.vehicle) && before.onOpen === now.onOpen && before.onFollowUp === now.onFollowUp);

export function Panel() {
  const list = useFetched(pathOf(record));
  const [typed, setTyped] = useState("");
  const [isExpanded, setExpanded] = useState(true);
  const [connect, setConnect] = useState();
  const { text: notice, say, clear } = useNotice();
  const { refresh } = list;
  useChanges(["vehicles", "settings"], refresh);
  useEffect(() => listen(Event.VISIBILITY, ({ is_visible: isVisible }) => {
    setExpanded(isVisible);
    if (isVisible) refresh();
  }), [refresh]);

  const { vehicles, follow_up_days: days, customer, live } = list.value ?? {};
  const isUnconnected = list.error?.kind === "not-connected" && (!vehicles || live);
  useEffect(() => {
    if (isUnconnected) get("/settings").then((settings) => setConnect(settings.connect ?? ""), () => setConnect(""));
  }, [isUnconnected]);
  const isHeard = isExpanded && (live || Boolean(connect));
  useEffect(() => (isHeard ? hearChanges(refresh) : undefined), [isHeard, refresh]);

  const open = useCallback(async (data) => {
    clear();
    try {
      await execute(Command.OPEN_MODAL, { type: "custom_modal", action_id: "Vehicle details", data });
    } catch (refusal) {
      say("The vehicle could not be opened.", refusal);
    }
    refresh();
  }, [clear, say, refresh]);
  const openVehicle = useCallback((vehicle) => open({ vehicle: String(vehicle.id) }), [open]);
  const addFollowUp = useCallback(async (vehicle) => {
    clear();
    try {
      const { status } = await execute(Command.OPEN_MODAL, followUp(vehicle, days));
      if (status === "submitted") await execute(Command.SHOW_SNACKBAR, { message: "Follow-up added" });
    } catch (refusal) {
      say("The follow-up could not be added.", refusal);
    }
  }, [clear, say, days]);
  const add = () => open({ resource: record.resource, record: record.id });

  const hasFilter = !isUnconnected && vehicles?.length >= filterFrom;
  const found = useMemo(() => (hasFilter ? vehicles.filter((vehicle) => matches(vehicle, typed)) : vehicles ?? []), [vehicles, typed, hasFilter]);
  const hasAny = !isUnconnected && vehicles?.length > 0;
  const title = hasAny ? count(vehicles.length) : "Vehicles";

  return (
    <main className="vehicle-panel">
      <h1 className="visually-hidden">Vehicles</h1>
      <div className="toolbar">
        <span className="toolbar-text">{customer && !isUnconnected ? `${title} · ${customer}` : title}</span>
        <div className="toolbar-actions">
          <IconButton label="Add vehicle" icon="plus" onPress={add} />
          <IconButton label="Refresh vehicles" icon="refresh" busy={list.isBusy} onPress={refresh} />
        </div>
      </div>
      {hasFilter && <SearchField label="Filter vehicles" value={typed} onChange={setTyped} />}
      <OfflineNotice />
      {notice && <InlineError text={notice} />}
      {vehicles && list.error && !isUnconnected && <Stale fetched={list} />}
      {isUnconnected && connect && (
        <EmptyState icon="link" text="Car services is not connected to your Pipedrive yet.">
          <LinkButton label="Connect account" href={connect} variant="primary" icon="external" />
        </EmptyState>
      )}
      {(isUnconnected ? connect === "" : !vehicles && list.error) && <Failed what="The vehicles could not be loaded." fetched={list} />}
      {!vehicles && !list.error && <Skeleton label="Loading vehicles" />}
      {vehicles?.length === 0 && !isUnconnected && <EmptyState icon="car" text={`No vehicles on this ${record.resource} yet.`} action="Add vehicle" onAction={add} />}
      {hasAny && <ul className="row-list" aria-label="Vehicles" hidden={found.length === 0}>{found.map((vehicle) => <Row key={vehicle.id} vehicle={vehicle} onOpen={openVehicle} onFollowUp={addFollowUp} />)}</ul>}
      {hasAny && found.length === 0 && <p className="no-match">No vehicle matches.</p>}
      <p className="visually-hidden" role="status">{typed && `${count(found.length)} found`}</p>
    </main>
  );
}
