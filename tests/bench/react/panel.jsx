// The vehicles panel.

import { memo, useCallback, useMemo, useRef, useState } from "react";
import { count, filterFrom, followUp, labels, matches, priceAndDelivery, record, tones } from "../vehicles.js";
import { EmptyState, IconButton, InlineError, Menu, OfflineNotice, Screen, SearchField, Skeleton, StaleNotice } from "./kit.jsx";
import { Command, useHeight, useSdk, useTheme } from "./pipedrive.js";
import { useVehicles } from "./use-vehicles.js";

/** A row is drawn again only when what is known of its vehicle has changed: an answer keeps the vehicles that are the same. */
const Row = memo(function Row({ vehicle, onOpen, onFollowUp }) {
  return (
    <li className="list-row">
      <button type="button" className="list-row-main" onClick={() => onOpen(vehicle)}>
        <span className="vehicle-row">
          <img className="vehicle-picture" src={vehicle.picture} alt="" width="48" height="36" />
          <span className="vehicle-row-text">
            <span className="vehicle-row-name"><span className="vehicle-row-title">{vehicle.name}</span> <span className="plate">{vehicle.plate}</span></span>
            <span className="vehicle-row-line">{priceAndDelivery(vehicle)}</span>
          </span>
          <span className="badge" data-tone={tones[vehicle.status]}>{labels[vehicle.status]}</span>
        </span>
      </button>
      <div className="list-row-trailing">
        <Menu label={`More actions for ${vehicle.name}`} items={[
          { text: "Open vehicle", icon: "car", run: () => onOpen(vehicle) },
          { text: "Add follow-up activity", icon: "calendar", run: () => onFollowUp(vehicle) },
        ]} />
      </div>
    </li>
  );
}, (before, now) => isSame(before.vehicle, now.vehicle) && before.onOpen === now.onOpen && before.onFollowUp === now.onFollowUp);

function isSame(one, other) {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

export function Panel() {
  const element = useRef(null);
  const { sdk, failure } = useSdk();
  const { list, error, since, busy, refresh } = useVehicles(sdk);
  const [typed, setTyped] = useState("");
  const [notice, setNotice] = useState();
  useTheme(sdk);
  useHeight(sdk, element);

  const open = useCallback(async (data) => {
    setNotice(undefined);
    try {
      await sdk.execute(Command.OPEN_MODAL, { type: "custom_modal", action_id: "Vehicle details", data });
    } catch (refusal) {
      setNotice(`The vehicle could not be opened. ${refusal.message}`);
    }
    refresh();
  }, [sdk, refresh]);
  const openVehicle = useCallback((vehicle) => open({ vehicle: String(vehicle.id) }), [open]);
  const days = list?.follow_up_days;
  const addFollowUp = useCallback(async (vehicle) => {
    setNotice(undefined);
    try {
      const { status } = await sdk.execute(Command.OPEN_MODAL, followUp(vehicle, days));
      if (status === "submitted") await sdk.execute(Command.SHOW_SNACKBAR, { message: "Follow-up added" });
    } catch (refusal) {
      setNotice(`The follow-up could not be added. ${refusal.message}`);
    }
  }, [sdk, days]);
  const add = () => open({ resource: record.resource, record: record.id });

  const vehicles = list?.vehicles;
  const found = useMemo(() => {
    if (!vehicles || vehicles.length < filterFrom) return vehicles ?? [];
    return vehicles.filter((vehicle) => matches(vehicle, typed));
  }, [vehicles, typed]);
  const hasAny = vehicles?.length > 0;

  if (failure === "outside") return <Screen icon="plug" title="Open this in Pipedrive" text="This page is a part of Pipedrive and works only inside it." />;
  if (failure === "silent") return <Screen icon="clock" title="Pipedrive does not answer" text="The page is ready and appears by itself as soon as Pipedrive answers." />;
  if (failure) return <Screen icon="blocked" title="Pipedrive did not accept this page" text="Reload it. If that does not help, install the app again." />;
  return (
    <div className="surface" ref={element}>
      <main className="vehicle-panel">
        <h1 className="visually-hidden">Vehicles</h1>
        <div className="toolbar">
          <span className="toolbar-text">{hasAny ? count(vehicles.length) : "Vehicles"}</span>
          <div className="toolbar-actions">
            <IconButton label="Add vehicle" icon="plus" onPress={add} />
            <IconButton label="Refresh vehicles" icon="refresh" busy={busy} onPress={refresh} />
          </div>
        </div>
        {vehicles?.length >= filterFrom && <SearchField label="Filter vehicles" value={typed} onChange={setTyped} />}
        <OfflineNotice />
        {notice && <InlineError text={notice} />}
        {list && error && <StaleNotice text={`As of ${since}. ${error}`} busy={busy} onRetry={refresh} />}
        {!list && error && <InlineError text={`The vehicles could not be loaded. ${error}`} busy={busy} onRetry={refresh} />}
        {!list && !error && <Skeleton label="Loading vehicles" count={3} />}
        {list && !hasAny && <EmptyState icon="car" text={`No vehicles on this ${record.resource} yet.`} action="Add vehicle" onAction={add} />}
        {hasAny && <ul className="row-list" aria-label="Vehicles" hidden={found.length === 0}>{found.map((vehicle) => <Row key={vehicle.id} vehicle={vehicle} onOpen={openVehicle} onFollowUp={addFollowUp} />)}</ul>}
        {hasAny && found.length === 0 && <p className="no-match">No vehicle matches.</p>}
        <p className="visually-hidden" role="status">{typed && `${count(found.length)} found`}</p>
      </main>
    </div>
  );
}
