// How a vehicle is shown, the same on every surface.

import { labels, priceAndDelivery, tones } from "../../shared/vehicles.js";
import { Badge } from "./kit.jsx";

export function Plate(props) {
  return <span class="plate">{props.vehicle.plate}</span>;
}

export function StatusBadge(props) {
  return <Badge label={labels[props.status]} tone={tones[props.status]} />;
}

export function VehicleSummary(props) {
  return (
    <span class="vehicle-row">
      <img class="vehicle-picture" src={props.vehicle.picture} alt="" width="48" height="36" />
      <span class="vehicle-row-text">
        <span class="vehicle-row-name"><span class="vehicle-row-title" dir="auto">{props.vehicle.name}</span> <Plate vehicle={props.vehicle} /></span>
        <span class="vehicle-row-line">{priceAndDelivery(props.vehicle)}</span>
      </span>
      <StatusBadge status={props.vehicle.status} />
    </span>
  );
}
