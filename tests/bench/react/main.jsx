import "../style.css";
import * as official from "@pipedrive/app-extensions-sdk";
import { useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter, Route, Routes } from "react-router";
import { count, fetchVehicles, filterFrom, follow, labels, matches, priceAndDelivery, record, tones } from "../vehicles.js";

// The package is of the older kind of module, whose default export bundlers wrap once more.
const AppExtensionsSDK = official.default.default ?? official.default;
const { Command, Event } = official;

function useSdk() {
  const [sdk, setSdk] = useState();
  useEffect(() => {
    const made = new AppExtensionsSDK();
    made.initialize({ size: { height: 320 } }).then(() => setSdk(made));
  }, []);
  return sdk;
}

function useTheme(sdk) {
  useEffect(() => sdk?.listen(Event.USER_SETTINGS_CHANGE, ({ data }) => { document.documentElement.dataset.theme = data.theme; }), [sdk]);
}

function useHeight(sdk, element) {
  useEffect(() => {
    if (!sdk) return;
    const observer = new ResizeObserver(() => sdk.execute(Command.RESIZE, { height: Math.ceil(element.current.getBoundingClientRect().height) }));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [sdk, element]);
}

function Icon({ name, size = "small" }) {
  return <svg className="icon" data-size={size} aria-hidden="true" focusable="false"><use href={`/icons.svg#${name}`} /></svg>;
}

function IconButton({ label, icon, busy, onPress, ...others }) {
  return (
    <button type="button" className="button icon-button" data-variant="ghost" data-size="compact" title={label} aria-label={label} aria-busy={busy || undefined} onClick={onPress} {...others}>
      <Icon name={icon} size="medium" />
    </button>
  );
}

function Menu({ id, label, items }) {
  return (
    <span className="menu-anchor">
      <IconButton label={label} icon="more" aria-haspopup="menu" popoverTarget={id} />
      <div className="menu" id={id} role="menu" aria-label={label} popover="auto">
        {items.map(({ text, icon, run }) => (
          <button key={text} type="button" role="menuitem" className="menu-item" onClick={run}><Icon name={icon} /><span>{text}</span></button>
        ))}
      </div>
    </span>
  );
}

function Row({ vehicle, onOpen, onFollowUp }) {
  return (
    <li className="list-row">
      <button type="button" className="list-row-main" onClick={onOpen}>
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
        <Menu id={`menu-${vehicle.id}`} label={`More actions for ${vehicle.name}`} items={[
          { text: "Open vehicle", icon: "car", run: onOpen },
          { text: "Add follow-up activity", icon: "calendar", run: onFollowUp },
        ]} />
      </div>
    </li>
  );
}

function Panel() {
  const sdk = useSdk();
  const element = useRef(null);
  const [list, setList] = useState();
  const [error, setError] = useState();
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(true);
  useTheme(sdk);
  useHeight(sdk, element);

  async function refresh() {
    setBusy(true);
    try {
      setList(await fetchVehicles(sdk));
      setError(undefined);
    } catch (failure) {
      setError(failure.message);
    } finally {
      setBusy(false);
    }
  }
  useEffect(() => { refresh(); }, [Boolean(sdk)]);
  useEffect(() => sdk?.listen(Event.VISIBILITY, ({ data }) => { if (data.is_visible) refresh(); }), [sdk]);

  async function open(data) {
    await sdk.execute(Command.OPEN_MODAL, { type: "custom_modal", action_id: "Vehicle details", data });
    refresh();
  }
  async function followUp(vehicle) {
    const { status } = await sdk.execute(Command.OPEN_MODAL, follow(vehicle, list.follow_up));
    if (status === "submitted") sdk.execute(Command.SHOW_SNACKBAR, { message: "Follow-up added" });
  }
  const add = () => open({ resource: record.resource, record: record.id });
  const vehicles = list?.vehicles ?? [];
  const found = vehicles.length >= filterFrom ? vehicles.filter((vehicle) => matches(vehicle, typed)) : vehicles;
  return (
    <div className="surface" ref={element}>
      <main className="vehicle-panel">
        <h1 className="visually-hidden">Vehicles</h1>
        <div className="toolbar">
          <span className="toolbar-text">{vehicles.length ? count(vehicles) : "Vehicles"}</span>
          <div className="toolbar-actions">
            <IconButton label="Add vehicle" icon="plus" onPress={add} />
            <IconButton label="Refresh vehicles" icon="refresh" busy={busy} onPress={refresh} />
          </div>
        </div>
        {vehicles.length >= filterFrom && <div className="search-field"><input className="input" type="search" aria-label="Filter vehicles" value={typed} onChange={(event) => setTyped(event.target.value)} /></div>}
        {error && <div className="inline-error" role="alert"><p className="inline-error-text">The vehicles could not be loaded. {error}</p><button type="button" className="button" onClick={refresh}>Retry</button></div>}
        {!list && !error && <div className="skeleton-list" role="status" aria-label="Loading vehicles">{[1, 2, 3].map((one) => <span key={one} className="skeleton" data-shape="row" />)}</div>}
        {list && vehicles.length === 0 && <div className="empty-state"><p className="empty-state-text">No vehicles on this {record.resource} yet.</p><button type="button" className="button" onClick={add}>Add vehicle</button></div>}
        {vehicles.length > 0 && <ul className="row-list" aria-label="Vehicles">{found.map((vehicle) => <Row key={vehicle.id} vehicle={vehicle} onOpen={() => open({ vehicle: String(vehicle.id) })} onFollowUp={() => followUp(vehicle)} />)}</ul>}
      </main>
    </div>
  );
}

createRoot(document.getElementById("root")).render(
  <BrowserRouter>
    <Routes>
      <Route path="/panel" element={<Panel />} />
    </Routes>
  </BrowserRouter>,
);
