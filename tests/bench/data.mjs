// What the server answers: the reference app's API, described by examples/backend/openapi.json, for one made-up garage.

const makes = ["Volvo V60", "Skoda Superb", "Toyota Corolla", "Kia EV6"];
const statuses = ["open", "proposal_sent", "ready", "in_service"];

/** So many vehicles. The second list of the same length has another status and price in every tenth. */
export function vehicles(count, { changed = false } = {}) {
  return Array.from({ length: count }, (_, index) => {
    const isChanged = changed && index % 10 === 0;
    return {
      id: index + 1,
      name: count > makes.length ? `${makes[index % makes.length]} ${index + 1}` : makes[index],
      plate: `${231 + index} GHS`,
      status: isChanged ? "booked" : statuses[index % statuses.length],
      price: { minor: 4_460_000 + index + (isChanged ? 100_000 : 0), currency: "EUR" },
      delivery: "2026-12-16",
      picture: "/vehicles/estate.svg",
      deal: 1,
    };
  });
}

const price = { minor: 18_900, currency: "EUR" };
const details = {
  vehicle: vehicles(makes.length)[0],
  customer: "Elena Rossi",
  year: 2021,
  kilometres: 48_000,
  engine: "2.0 diesel, automatic",
  chassis: "YV1ZW0000M0000000",
  proposals: [
    { id: 1, title: "Large service", price, includes: ["Oil and filters", "Brake check"], sent: null, link: null },
    { id: 2, title: "Winter tyres", price, includes: ["Four tyres, fitted"], sent: null, link: null },
  ],
};
const contacts = {
  contacts: ["Elena Rossi", "Tomás Vega", "Oliver Brandt", "Samuel Okoro"].map((name, index) => ({ person: index + 1, name, company: "Northwind", phone: `+47220000${index}1` })),
  recents: [{ id: 1, name: "Elena Rossi", phone: "+4722000001", day: "2026-11-20", seconds: 95, outcome: "reached" }],
  notify_missed: true,
};
const settings = {
  settings: { sender: "Harbour Motors Service", reply_to: "service@harbour-motors.example", follow_up_days: 7, valid_days: 14, notify_opened: true, notify_ready: true, notify_missed: true },
  revision: 1,
  connection: { account: "Harbour Motors", since: "2026-04-24" },
};

/** The answer to a GET below `/api`, with this list of vehicles. */
export function answer(path, list) {
  if (path === "/vehicles") return { vehicles: list, follow_up_days: 7 };
  if (/^\/vehicles\/\d+$/.test(path)) return details;
  return { "/contacts": contacts, "/settings": settings }[path];
}
