// The vehicles of a deal, a person or an organisation.

import { For, Match, Show, Switch, createEffect, createMemo, createSignal, onCleanup } from "solid-js";
import { get } from "../../shared/backend.js";
import { record } from "../../shared/context.js";
import { hearChanges } from "../../shared/events.js";
import { Command, Event, execute, listen } from "../../shared/pipedrive.js";
import { count, filterFrom, followUp, matches, pathOf } from "../../shared/vehicles.js";
import { EmptyState, Failed, IconButton, InlineError, LinkButton, Menu, OfflineNotice, SearchField, Skeleton, Stale } from "./kit.jsx";
import { createFetched, createNotice, listenToChanges } from "./state.js";
import { VehicleSummary } from "./vehicle.jsx";

export function Panel() {
  const list = createFetched(pathOf(record));
  const { known, refresh } = list;
  const [typed, setTyped] = createSignal("");
  const [isExpanded, setExpanded] = createSignal(true);
  const [connect, setConnect] = createSignal();
  const notice = createNotice();
  listenToChanges(["vehicles", "settings"], refresh);
  onCleanup(listen(Event.VISIBILITY, ({ is_visible: isVisible }) => {
    setExpanded(isVisible);
    if (isVisible) refresh();
  }));

  const vehicles = () => known.value?.vehicles;
  const isUnconnected = createMemo(() => known.error?.kind === "not-connected" && (!known.value || known.value.live));
  createEffect(() => {
    if (isUnconnected()) get("/settings").then((settings) => setConnect(settings.connect ?? ""), () => setConnect(""));
  });
  const isHeard = createMemo(() => isExpanded() && Boolean(known.value?.live || connect()));
  createEffect(() => { if (isHeard()) onCleanup(hearChanges(refresh)); });

  const open = async (data) => {
    notice.clear();
    try {
      await execute(Command.OPEN_MODAL, { type: "custom_modal", action_id: "Vehicle details", data });
    } catch (refusal) {
      notice.say("The vehicle could not be opened.", refusal);
    }
    refresh();
  };
  const openVehicle = (vehicle) => open({ vehicle: String(vehicle.id) });
  const addFollowUp = async (vehicle) => {
    notice.clear();
    try {
      const { status } = await execute(Command.OPEN_MODAL, followUp(vehicle, known.value.follow_up_days));
      if (status === "submitted") await execute(Command.SHOW_SNACKBAR, { message: "Follow-up added" });
    } catch (refusal) {
      notice.say("The follow-up could not be added.", refusal);
    }
  };
  const add = () => open({ resource: record.resource, record: record.id });

  const hasAny = () => !isUnconnected() && vehicles()?.length > 0;
  const hasFilter = createMemo(() => hasAny() && vehicles().length >= filterFrom);
  const found = createMemo(() => (hasFilter() && typed() ? vehicles().filter((vehicle) => matches(vehicle, typed())) : vehicles() ?? []));
  const title = () => {
    const text = hasAny() ? count(vehicles().length) : "Vehicles";
    return known.value?.customer && !isUnconnected() ? `${text} · ${known.value.customer}` : text;
  };

  return (
    <main class="vehicle-panel">
      <h1 class="visually-hidden">Vehicles</h1>
      <div class="toolbar">
        <span class="toolbar-text">{title()}</span>
        <div class="toolbar-actions">
          <IconButton label="Add vehicle" icon="plus" onPress={add} />
          <IconButton label="Refresh vehicles" icon="refresh" busy={known.isBusy} onPress={refresh} />
        </div>
      </div>
      <Show when={hasFilter()}><SearchField label="Filter vehicles" value={typed()} onChange={setTyped} /></Show>
      <OfflineNotice />
      <Show when={notice.text()}><InlineError text={notice.text()} /></Show>
      <Show when={vehicles() && known.error && !isUnconnected()}><Stale fetched={list} /></Show>
      <Switch>
        <Match when={isUnconnected() && connect()}>
          <EmptyState icon="link" text="Car services is not connected to your Pipedrive yet.">
            <LinkButton label="Connect account" href={connect()} variant="primary" icon="external" />
          </EmptyState>
        </Match>
        <Match when={isUnconnected() ? connect() === "" : !vehicles() && known.error}><Failed what="The vehicles could not be loaded." fetched={list} /></Match>
        <Match when={!vehicles() && !known.error}><Skeleton label="Loading vehicles" /></Match>
        <Match when={vehicles()?.length === 0 && !isUnconnected()}><EmptyState icon="car" text={`No vehicles on this ${record.resource} yet.`} action="Add vehicle" onAction={add} /></Match>
        <Match when={hasAny()}>
          <ul class="row-list" aria-label="Vehicles" hidden={found().length === 0}>
            <For each={found()}>{(vehicle) => <Row vehicle={vehicle} onOpen={openVehicle} onFollowUp={addFollowUp} />}</For>
          </ul>
          <Show when={found().length === 0}><p class="no-match">No vehicle matches.</p></Show>
        </Match>
      </Switch>
      <p class="visually-hidden" role="status">{typed() && `${count(found().length)} found`}</p>
    </main>
  );
}

function Row(props) {
  const items = [
    { text: "Open vehicle", icon: "car", run: () => props.onOpen(props.vehicle) },
    { text: "Add follow-up activity", icon: "calendar", run: () => props.onFollowUp(props.vehicle) },
  ];
  return (
    <li class="list-row">
      <button type="button" class="list-row-main" onClick={() => props.onOpen(props.vehicle)}><VehicleSummary vehicle={props.vehicle} /></button>
      <div class="list-row-trailing"><Menu label={`More actions for ${props.vehicle.name}`} items={items} /></div>
    </li>
  );
}
