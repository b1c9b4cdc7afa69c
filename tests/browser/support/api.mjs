// The API of Car services for the browser tests of the release: as much as the journeys need, kept in memory for each test,
// and behind the signed token as a real server is.

import { createHmac, timingSafeEqual } from "node:crypto";
import { developmentSecret, faultHeader, testHeader } from "./addresses.mjs";

const people = new Map(["Ada Byrne", "Karl Saar", "Mia Lund", "Tom Berg", "Hanna Koski", "Leo Park"].map((name, index) => [index + 1, name]));

/** Milliseconds that a write may be on its way. A real server waits longer; a test has not the time. */
const longestLife = 6_000;
const neverArrived = problem(410, "never-arrived");

/** What each test has made of the data that all begin with. */
const garages = new Map();

export async function handle(request, response) {
  const { pathname } = new URL(request.url, "http://localhost");
  const path = pathname.replace(/^\/api/, "");
  if (!isSigned(request.headers.authorization)) return send(response, problem(401, "not-signed-in"));
  const body = await bodyOf(request);
  const garage = garageOf(request.headers[testHeader] ?? "");
  const asked = `${request.method} ${path}`;
  // A page in a storm: the write arrives, and the answer is cut.
  const fault = request.headers[faultHeader];
  if (fault === "cut") return cut(response, once(garage, request.headers["idempotency-key"], () => answer(garage, asked, body)));
  return send(response, once(garage, request.headers["idempotency-key"], () => answer(garage, asked, body)));
}

/** A write with a key is done once; the answer is kept for its repeats. */
function once(garage, key, act) {
  if (key === undefined) return act();
  if (!garage.writes.has(key) && isTooLate(garage, key)) return neverArrived;
  if (!garage.writes.has(key)) garage.writes.set(key, act());
  return garage.writes.get(key);
}

function answer(garage, asked, body) {
  const [method, path] = asked.split(" ");
  const parts = path.split("/").slice(1);
  if (method === "GET" && parts[0] === "writes") return good(fateOf(garage, parts[1]));
  switch (`${method} /${parts.map((part) => (/^\d+$/.test(part) ? ":id" : part)).join("/")}`) {
    case "GET /vehicles":
      return good({ vehicles: [...garage.vehicles.values()].map((details) => details.vehicle), follow_up_days: 7 });
    case "POST /vehicles":
      return good(add(garage, body));
    case "GET /vehicles/:id":
      return found(garage.vehicles.get(Number(parts[1])));
    case "POST /vehicles/:id/proposals/:id/send":
      return found(sendProposal(garage.vehicles.get(Number(parts[1])), Number(parts[3])));
    case "GET /contacts":
      return good({ contacts: [{ person: 1, name: "Ada Byrne", company: "Northwind", phone: "+4722000001" }], recents: garage.calls, notify_missed: true });
    case "POST /calls":
      garage.calls.unshift({ ...body, id: garage.calls.length + 1, day: "2026-11-22" });
      return good(garage.calls[0]);
    case "POST /reminders/plan":
      return good({ records: body.picked ?? [...people.keys()], names: [...people.values()] });
    case "POST /reminders":
      return good(remind(garage, body.picked));
    case "GET /settings":
      return good(garage.page);
    case "PUT /settings":
      if (body.revision !== garage.page.revision) return problem(409, "conflict");
      garage.page = { ...garage.page, settings: body.settings, revision: garage.page.revision + 1 };
      return good(garage.page);
    case "PUT /connection":
      garage.page = { ...garage.page, connection: { account: "Car services of a test", since: "2026-01-15" } };
      return good(garage.page);
    case "DELETE /connection":
      garage.page = { ...garage.page, connection: null };
      return good(garage.page);
    default:
      return problem(404, "no-such-address");
  }
}

/** The outcome of a write. A write that arrives after its outcome was asked for, and too late, is refused. */
function fateOf(garage, key) {
  if (!garage.expected.has(key)) garage.expected.set(key, Date.now());
  const answer = garage.writes.get(key);
  if (answer) return answer.status < 400 ? { state: "done", answer: answer.body } : { state: "refused", problem: answer.body };
  const left = Math.ceil((garage.expected.get(key) + longestLife - Date.now()) / 1000);
  return left > 0 ? { state: "unknown", may_arrive_for: left } : { state: "refused", problem: neverArrived.body };
}

function isTooLate(garage, key) {
  return garage.expected.has(key) && Date.now() >= garage.expected.get(key) + longestLife;
}

/** No client is reminded twice. */
function remind(garage, records) {
  const isNew = (record) => !garage.reminded.has(record);
  const failures = records.filter((record) => !isNew(record)).map((record) => ({ record, name: people.get(record), reason: "Had a reminder." }));
  const sent = records.filter(isNew).length;
  for (const record of records) garage.reminded.add(record);
  return { sent, failures };
}

function garageOf(test) {
  if (!garages.has(test)) garages.set(test, newGarage());
  return garages.get(test);
}

function newGarage() {
  return {
    writes: new Map(),
    expected: new Map(),
    reminded: new Set(),
    calls: [],
    vehicles: new Map([
      [1, vehicle(1, "Volvo V60", "HS 10482", 189_000)],
      [2, vehicle(2, "Skoda Octavia", "EK 77310", 92_500)],
    ]),
    page: {
      settings: {
        sender: "Car services", reply_to: "service@example.test", follow_up_days: 3, valid_days: 14,
        notify_opened: true, notify_ready: true, notify_missed: true,
      },
      revision: 1,
      connection: { account: "Car services of a test", since: "2026-01-15" },
    },
  };
}

function vehicle(id, name, plate, minor) {
  const price = { minor, currency: "EUR" };
  return {
    vehicle: { id, name, plate, status: "open", price: null, delivery: null, picture: "vehicles/estate.svg", deal: 1 },
    customer: "Ada Byrne", year: 2021, kilometres: 48_000, engine: "2.0 diesel, automatic", chassis: "YV1ZW0000M0000000",
    proposals: [
      { id: 1, title: "Large service", price, includes: ["Oil and filters", "Brake check"], sent: null, link: null },
      { id: 2, title: "Winter tyres", price, includes: ["Four tyres, fitted"], sent: null, link: null },
    ],
  };
}

function add(garage, { name, plate }) {
  const details = vehicle(garage.vehicles.size + 1, name, plate, 0);
  garage.vehicles.set(details.vehicle.id, details);
  return details;
}

function sendProposal(details, id) {
  const proposal = details?.proposals.find((candidate) => candidate.id === id);
  if (!proposal) return undefined;
  proposal.sent = "2026-11-22";
  proposal.link = `https://app.example.test/proposals/${details.vehicle.id}-${id}`;
  details.vehicle.status = "proposal_sent";
  details.vehicle.price = proposal.price;
  return details;
}

function isSigned(authorization = "") {
  const [header, claims, signature] = authorization.replace(/^Bearer /, "").split(".");
  if (!signature) return false;
  const expected = createHmac("sha256", developmentSecret).update(`${header}.${claims}`).digest();
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  return JSON.parse(Buffer.from(claims, "base64url").toString()).exp * 1000 > Date.now();
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : undefined;
}

function found(value) {
  return value ? good(value) : problem(404, "gone");
}

function good(body) {
  return { status: 200, body };
}

function problem(status, name) {
  return { status, body: { type: `/problems/${name}`, title: name, status } };
}

function send(response, { status, body }) {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" }).end(JSON.stringify(body));
}

/** Announces the whole answer, and disconnects after half of it. */
function cut(response, { status, body }) {
  const text = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { "content-type": "application/json", "content-length": text.length });
  response.write(text.subarray(0, text.length / 2), () => response.destroy());
}
