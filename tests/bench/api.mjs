// The reference app's API, described by examples/backend/openapi.json, for one made-up garage that remembers what is written.

const makes = ["Volvo V60", "Skoda Superb", "Toyota Corolla", "Kia EV6"];
const statuses = ["open", "proposal_sent", "ready", "in_service"];
const day = 86_400_000;

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

/**
 * An API with a garage of its own. `has` gives it other vehicles, `writes` are the requests that were made to change something, `fails` makes
 * it answer those as a server does that is overloaded.
 */
export function startApi() {
  let garage = newGarage();
  const writes = [];
  let isFailing = false;
  return {
    writes,
    has: (list) => { garage.vehicles = list; },
    fails: (really) => { isFailing = really; },
    /** Begins again with what was there at the beginning. */
    reset() {
      garage = newGarage();
      writes.length = 0;
      isFailing = false;
    },
    answer(request) {
      const { method, path, body, key } = request;
      if (method !== "GET") writes.push({ method, path, body, key });
      if (method !== "GET" && isFailing) return problem(503, "overloaded");
      const { pathname } = new URL(path, "http://localhost");
      const [found, given] = routes.map(([wanted, pattern, run]) => [run, wanted === method && pattern.exec(pathname)]).find(([, matched]) => matched) ?? [];
      if (!found) return problem(404, "no-such-address");
      const answered = found(garage, { body, numbers: given.slice(1).map(Number) });
      return answered?.status ? answered : { status: answered === undefined ? 204 : 200, body: answered };
    },
  };
}

function newGarage() {
  const price = { minor: 18_900, currency: "EUR" };
  const before = new Date(Date.now() - 2 * day).toISOString().slice(0, 10);
  return {
    vehicles: vehicles(makes.length),
    proposals: [
      { id: 1, title: "Large service", price, includes: ["Oil and filters", "Brake check"], sent: null, link: null },
      { id: 2, title: "Winter tyres", price, includes: ["Four tyres, fitted"], sent: null, link: null },
    ],
    contacts: ["Elena Rossi", "Tomás Vega", "Oliver Brandt", "Samuel Okoro"].map((name, index) => ({ person: index + 1, name, company: "Northwind", phone: `+47220000${index}1` })),
    recents: [{ id: 1, name: "Elena Rossi", phone: "+4722000001", day: before, seconds: 95, outcome: "reached" }],
    settings: { sender: "Harbour Motors Service", reply_to: "service@harbour-motors.example", follow_up_days: 7, valid_days: 14, notify_opened: true, notify_ready: true, notify_missed: true },
    revision: 1,
    connection: { account: "Harbour Motors", since: "2026-04-24" },
  };
}

const detailsOf = ({ vehicles: list, proposals }, id) => ({
  vehicle: list.find((vehicle) => vehicle.id === id) ?? list[0],
  customer: "Elena Rossi",
  year: 2021,
  kilometres: 48_000,
  engine: "2.0 diesel, automatic",
  chassis: "YV1ZW0000M0000000",
  proposals,
});
const settingsOf = ({ settings, revision, connection }) => ({ settings, revision, connection });
const problem = (status, name, also = {}) => ({ status, body: { type: `/problems/${name}`, status, ...also } });

/** Some of those that are to be reminded can't be: so that both outcomes are shown. */
const isUnwilling = (record) => record === 4;
const nameOf = (record) => `Customer ${record}`;

const routes = [
  ["GET", /^\/vehicles$/, (garage) => ({ vehicles: garage.vehicles, follow_up_days: garage.settings.follow_up_days })],
  ["POST", /^\/vehicles$/, (garage, { body }) => {
    const vehicle = { id: garage.vehicles.length + 1, name: body.name.trim(), plate: body.plate.trim().toUpperCase(), status: "open", price: null, delivery: null, picture: "/vehicles/estate.svg", deal: body.resource === "deal" ? body.record : null };
    garage.vehicles = [...garage.vehicles, vehicle];
    return detailsOf(garage, vehicle.id);
  }],
  ["GET", /^\/vehicles\/(\d+)$/, (garage, { numbers: [id] }) => detailsOf(garage, id)],
  ["POST", /^\/vehicles\/(\d+)\/proposals\/(\d+)\/send$/, (garage, { numbers: [id, proposal] }) => {
    garage.proposals = garage.proposals.map((one) => (one.id === proposal ? { ...one, sent: "2026-11-28", link: `https://garage.example/proposals/${proposal}` } : one));
    return detailsOf(garage, id);
  }],
  ["GET", /^\/contacts$/, ({ contacts, recents, settings }) => ({ contacts, recents, notify_missed: settings.notify_missed })],
  ["POST", /^\/calls$/, (garage, { body: { name, phone, seconds, outcome } }) => {
    const call = { id: garage.recents.length + 1, name, phone, day: new Date().toISOString().slice(0, 10), seconds, outcome };
    garage.recents = [call, ...garage.recents];
    return call;
  }],
  ["GET", /^\/settings$/, settingsOf],
  ["PUT", /^\/settings$/, (garage, { body: { settings, revision } }) => {
    if (revision !== garage.revision) return problem(409, "conflict");
    if (settings.sender === "Refuse me") return problem(422, "invalid", { errors: { sender: "Choose another name" } });
    Object.assign(garage, { settings, revision: revision + 1 });
    return settingsOf(garage);
  }],
  ["PUT", /^\/connection$/, (garage) => {
    garage.connection = { account: "Harbour Motors", since: "2026-04-24" };
    return settingsOf(garage);
  }],
  ["DELETE", /^\/connection$/, (garage) => { garage.connection = null; }],
  ["POST", /^\/reminders\/plan$/, (_, { body: { picked } }) => ({ records: picked, names: picked.map(nameOf) })],
  ["POST", /^\/reminders$/, (_, { body: { picked } }) => {
    const failed = picked.filter(isUnwilling);
    return { sent: picked.length - failed.length, failures: failed.map((record) => ({ record, name: nameOf(record), reason: "Asked not to get reminders." })) };
  }],
];
