// Whom to call: a number that was pressed in Pipedrive, the last calls, and everybody with a number.

import { useState } from "#framework";
import { isMeant, leftTexts, partyOf, partyOfRecent, recentText, recentsShown } from "../shared/party.js";
import { Avatar, Button, Failed, IconButton, SearchField, Skeleton, Stale } from "./kit.jsx";

export function Contacts({ state }) {
  const { book, offer } = state;
  const [typed, setTyped] = useState("");
  const { contacts, recents } = book.value ?? {};
  const found = contacts?.filter((contact) => isMeant(contact, typed)) ?? [];
  const recent = typed || found.length === 0 ? [] : recents.slice(0, recentsShown);
  return (
    <div className="contacts">
      <h1 className="visually-hidden">Contacts</h1>
      {offer && <Offer state={state} party={offer} />}
      <Left state={state} />
      <SearchField label="Search contacts" value={typed} onChange={setTyped} />
      {book.value && book.error && <Stale fetched={book} />}
      <div className="contacts-list">
        {!book.value && !book.error && <Skeleton label="Loading contacts" count={5} />}
        {!book.value && book.error && <Failed what="The contacts could not be loaded." fetched={book} />}
        {book.value && found.length === 0 && <p className="no-match" role="status">No contact matches.</p>}
        {recent.length > 0 && <h2 className="contacts-title">Recent</h2>}
        {recent.length > 0 && <ul aria-label="Recent">{recent.map((call, index) => <Row key={`${call.id} ${index}`} state={state} party={partyOfRecent(contacts, call)} text={recentText(call)} tone={call.outcome === "missed" ? "negative" : undefined} />)}</ul>}
        {found.length > 0 && <h2 className="contacts-title">Contacts</h2>}
        {found.length > 0 && <ul aria-label="Contacts">{found.map((contact) => <Row key={contact.person} state={state} party={partyOf(contact)} text={contact.company || contact.phone} />)}</ul>}
      </div>
    </div>
  );
}

function Row({ state, party, text, tone }) {
  return (
    <li className="contact-row">
      <Avatar name={party.name} />
      <span className="contact-text">
        <span className="contact-name" dir="auto">{party.name}</span>
        <span className="contact-line" dir="auto" data-tone={tone}>{text}</span>
      </span>
      <IconButton label={`Call ${party.name}`} icon="phone" onPress={() => state.call(party)} />
    </li>
  );
}

/** A number that was pressed is offered, not dialled: what Pipedrive passes is not documented, and a call can't be taken back. */
function Offer({ state, party }) {
  return (
    <div className="offer" role="status">
      <p className="offer-text">{party.phone && party.phone !== party.name ? `${party.name}, ${party.phone}` : party.name}</p>
      <Button label="Not now" variant="ghost" onPress={() => state.setOffer(undefined)} />
      <Button label="Call" icon="phone" variant="primary" onPress={() => state.call(party)} />
    </div>
  );
}

function Left({ state: { log, happen } }) {
  const { left } = log;
  if (!left) return null;
  const takeUp = () => {
    const call = log.takeUp(left);
    if (call) happen("take-up", call);
  };
  return (
    <div className="offer" role="status">
      <p className="offer-text">{`The call with ${left.party.name}${leftTexts[left.outcome]}`}</p>
      {left.outcome === "done" ? <Button label="OK" onPress={log.next} /> : (
        <>
          <Button label="Discard" variant="ghost" onPress={() => log.discard(left)} />
          <Button label="Write it down" variant="primary" onPress={takeUp} />
        </>
      )}
    </div>
  );
}
