// Whom to call: a number that was pressed in Pipedrive, the last calls, and everybody with a number.

import { For, Match, Show, Switch, createMemo, createSignal } from "solid-js";
import { isMeant, leftTexts, partyOf, partyOfRecent, recentText, recentsShown } from "../../shared/party.js";
import { Avatar, Button, Failed, IconButton, SearchField, Skeleton, Stale } from "./kit.jsx";

export function Contacts(props) {
  const { book, offer } = props.state;
  const { known } = book;
  const [typed, setTyped] = createSignal("");
  const found = createMemo(() => known.value?.contacts.filter((contact) => isMeant(contact, typed())) ?? []);
  const recent = createMemo(() => (typed() || found().length === 0 ? [] : known.value.recents.slice(0, recentsShown)));
  return (
    <div class="contacts">
      <h1 class="visually-hidden">Contacts</h1>
      <Show when={offer()} keyed>{(party) => <Offer state={props.state} party={party} />}</Show>
      <Left state={props.state} />
      <SearchField label="Search contacts" value={typed()} onChange={setTyped} />
      <Show when={known.value && known.error}><Stale fetched={book} /></Show>
      <div class="contacts-list">
        <Switch>
          <Match when={!known.value && !known.error}><Skeleton label="Loading contacts" count={5} /></Match>
          <Match when={!known.value}><Failed what="The contacts could not be loaded." fetched={book} /></Match>
          <Match when={found().length === 0}><p class="no-match" role="status">No contact matches.</p></Match>
          <Match when={true}>
            <Show when={recent().length > 0}>
              <h2 class="contacts-title">Recent</h2>
              <ul aria-label="Recent"><For each={recent()}>{(call) => <Row state={props.state} party={partyOfRecent(known.value.contacts, call)} text={recentText(call)} tone={call.outcome === "missed" ? "negative" : undefined} />}</For></ul>
            </Show>
            <h2 class="contacts-title">Contacts</h2>
            <ul aria-label="Contacts"><For each={found()}>{(contact) => <Row state={props.state} party={partyOf(contact)} text={contact.company || contact.phone} />}</For></ul>
          </Match>
        </Switch>
      </div>
    </div>
  );
}

function Row(props) {
  return (
    <li class="contact-row">
      <Avatar name={props.party.name} />
      <span class="contact-text">
        <span class="contact-name" dir="auto">{props.party.name}</span>
        <span class="contact-line" dir="auto" data-tone={props.tone}>{props.text}</span>
      </span>
      <IconButton label={`Call ${props.party.name}`} icon="phone" onPress={() => props.state.call(props.party)} />
    </li>
  );
}

/** A number that was pressed is offered, not dialled: what Pipedrive passes is not documented, and a call can't be taken back. */
function Offer(props) {
  const { party, state } = props;
  return (
    <div class="offer" role="status">
      <p class="offer-text">{party.phone && party.phone !== party.name ? `${party.name}, ${party.phone}` : party.name}</p>
      <Button label="Not now" variant="ghost" onPress={() => state.setOffer(undefined)} />
      <Button label="Call" icon="phone" variant="primary" onPress={() => state.call(party)} />
    </div>
  );
}

function Left(props) {
  const { log, happen } = props.state;
  const takeUp = (left) => {
    const call = log.takeUp(left);
    if (call) happen("take-up", call);
  };
  return (
    <Show when={log.left()} keyed>
      {(left) => (
        <div class="offer" role="status">
          <p class="offer-text">{`The call with ${left.party.name}${leftTexts[left.outcome]}`}</p>
          <Show when={left.outcome !== "done"} fallback={<Button label="OK" onPress={log.next} />}>
            <Button label="Discard" variant="ghost" onPress={() => log.discard(left)} />
            <Button label="Write it down" variant="primary" onPress={() => takeUp(left)} />
          </Show>
        </div>
      )}
    </Show>
  );
}
