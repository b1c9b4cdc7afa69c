// How a vehicle is shown, the same on every surface.

import { labels, priceAndDelivery, tones } from "../shared/vehicles.js";
import { Badge } from "./kit.jsx";

export function Plate({ vehicle }) {
  return <span className="plate">{vehicle.plate}</span>;
}

export function StatusBadge({ status }) {
  return <Badge label={labels[status]} tone={tones[status]} />;
}

export function VehicleSummary({ vehicle }) {
  return (
    <span className="vehicle-row">
      <img className="vehicle-picture" src={vehicle.picture} alt="" width="48" height="36" />
      <span className="vehicle-row-text">
        <span className="vehicle-row-name"><span className="vehicle-row-title" dir="auto">{vehicle.name}</span> <Plate vehicle={vehicle} /></span>
        <span className="vehicle-row-line">{priceAndDelivery(vehicle)}</span>
      </span>
      <StatusBadge status={vehicle.status} />
    </span>
  );
}
