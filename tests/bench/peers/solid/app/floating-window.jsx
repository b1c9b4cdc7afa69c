// The floating window: contacts, a call, and what follows from it.

import { For, Match, Show, Switch, createEffect, createMemo, createSignal, onCleanup, untrack } from "solid-js";
import { request } from "../../shared/backend.js";
import { newKey } from "../../shared/draft.js";
import { keepFresh } from "../../shared/fetched.js";
import { timer, today } from "../../shared/formats.js";
import { callLine, callText, keys, loggedCall, readRequest, ringingFor } from "../../shared/party.js";
import { handle, idle, secondsOf, showMissed } from "../../shared/phone.js";
import { Event, execute, listen } from "../../shared/pipedrive.js";
import { Contacts } from "./contacts.jsx";
import { TextArea } from "./fields.jsx";
import { FollowUp } from "./follow-up.jsx";
import { Avatar, Button, Icon, InlineError, OfflineNotice } from "./kit.jsx";
import { createLog } from "./log.js";
import { createFetched, createNotice, listenToChanges } from "./state.js";

export function FloatingWindow() {
  const book = createFetched("/contacts");
  const log = createLog();
  const notice = createNotice();
  const [phone, setPhone] = createSignal(idle);
  const [offer, setOffer] = createSignal();
  const [unknown, setUnknown] = createSignal();
  let ringing;

  const carryOut = async (commands) => {
    for (const command of commands) {
      try {
        await execute(...command);
      } catch (error) {
        notice.say("Pipedrive does not follow this call.", error);
      }
    }
  };
  const put = ([next, commands]) => {
    setPhone(next);
    carryOut(commands);
  };
  const happen = (kind, also) => {
    put(handle(untrack(phone), { kind, ...also }, Date.now()));
    if (untrack(phone).stage !== "ringing") clearTimeout(ringing);
  };
  const guessCall = ({ name, phone: number, seconds, outcome }) => book.guess((before) => ({ ...before, recents: [{ id: 0, name, phone: number, day: today(), seconds, outcome }, ...before.recents] }));
  /** The call wasn't answered: it is recorded as missed. */
  const giveUp = async () => {
    const { stage, party } = phone();
    happen("unanswered");
    if (stage !== "ringing") return;
    const call = loggedCall({ party, seconds: 0 }, { outcome: "missed", note: "" });
    const takeBack = guessCall(call);
    try {
      await request("POST", "/calls", { body: call, key: newKey() });
    } catch (error) {
      takeBack();
      notice.say("A missed call could not be written down.", error);
    }
    book.refresh();
  };
  const state = {
    book, log, notice, phone, offer, setOffer, happen, guessCall,
    call(party) {
      setOffer(undefined);
      log.begin(party);
      happen("dial", { party });
    },
    accept() {
      log.begin(phone().party);
      happen("accept");
    },
  };

  const turned = ({ is_visible: isVisible, context }) => {
    if (!isVisible) {
      giveUp();
      return;
    }
    const asked = readRequest(context);
    if (asked.incoming) {
      happen("incoming", { party: asked.incoming });
      if (phone().stage === "ringing") {
        clearTimeout(ringing);
        ringing = setTimeout(giveUp, ringingFor);
      }
    }
    if (asked.offer) setOffer(asked.offer);
    if (asked.unknown) setUnknown(asked.unknown);
    happen("look");
  };
  onCleanup(listen(Event.VISIBILITY, turned));
  onCleanup(keepFresh(book));
  listenToChanges(["settings"], book.refresh);
  const showsMissed = createMemo(() => book.known.value?.notify_missed ?? true);
  createEffect(() => put(showMissed(untrack(phone), showsMissed())));
  createEffect(() => {
    // The present call is kept each time something is written or it changes.
    const { stage, party, seconds } = phone();
    log.form.values.note;
    if (stage === "talking") log.form.fill({ call: callText(party, secondsOf(phone(), Date.now())) });
    if (stage === "follow-up") log.form.fill({ call: callText(party, seconds) });
  });

  const stage = createMemo(() => phone().stage);
  return (
    <main class="floating-window">
      <div class="part">
        <OfflineNotice />
        <Show when={unknown()}>
          <div class="unknown-context" role="status">
            <p>Pipedrive passed something that this app does not know:</p>
            <code>{unknown()}</code>
            <Button label="Dismiss" variant="ghost" onPress={() => setUnknown(undefined)} />
          </div>
        </Show>
        <Show when={notice.text()}><InlineError text={notice.text()} /></Show>
      </div>
      <Switch>
        <Match when={stage() === "contacts"}><Contacts state={state} /></Match>
        <Match when={stage() === "ringing"}><Ringing state={state} /></Match>
        <Match when={stage() === "talking"}><Talking state={state} /></Match>
        <Match when={stage() === "follow-up"}><FollowUp state={state} /></Match>
      </Switch>
    </main>
  );
}

function Caller(props) {
  return (
    <>
      <div class="call-avatar"><Avatar name={props.party.name} size="large" /></div>
      <h1 class="call-name" dir="auto">{props.party.name}</h1>
      <p class="call-line">{callLine(props.party)}</p>
    </>
  );
}

/** A round button with its label below it. */
function RoundButton(props) {
  return <button class="round-button" type="button" onClick={() => props.onPress()} aria-pressed={props.pressed} data-tone={props.tone}><Icon name={props.icon} size="medium" /><span>{props.label}</span></button>;
}

function Ringing(props) {
  const { phone, happen, accept } = props.state;
  return (
    <section class="call" data-stage="ringing" role="alert" aria-label="Incoming call">
      <Caller party={phone().party} />
      <p class="call-state">Incoming call</p>
      <div class="call-answers">
        <RoundButton label="Decline" icon="phone-end" tone="negative" onPress={() => happen("decline")} />
        <RoundButton label="Accept" icon="phone" tone="positive" onPress={accept} />
      </div>
    </section>
  );
}

function Talking(props) {
  const { phone, happen, log } = props.state;
  const [drawer, setDrawer] = createSignal();
  const toggle = (one) => setDrawer((before) => (before === one ? undefined : one));
  const buttons = [
    { label: "Mute", icon: "microphone-off", isDown: () => phone().isMuted, press: () => happen("mute") },
    { label: "Hold", icon: "pause", isDown: () => phone().isHeld, press: () => happen("hold") },
    { label: "Keypad", icon: "keypad", isDown: () => drawer() === "keypad", press: () => toggle("keypad") },
    { label: "Notes", icon: "note", isDown: () => drawer() === "note", press: () => toggle("note") },
  ];
  return (
    <section class="call" data-stage="talking" aria-label="Call in progress" data-drawer={drawer() && "open"}>
      <Caller party={phone().party} />
      <p class="call-timer" role="timer"><CallTimer phone={phone()} /></p>
      <p class="call-state" role="status">{phone().isHeld ? "On hold" : phone().isMuted ? "Muted" : ""}</p>
      <div class="call-buttons">
        <For each={buttons}>{({ label, icon, isDown, press }) => <RoundButton label={label} icon={icon} onPress={press} pressed={isDown() ? "true" : "false"} />}</For>
      </div>
      <Show when={drawer() === "keypad"}><Keypad /></Show>
      <Show when={drawer() === "note"}><div class="call-notes"><TextArea form={log.form} name="note" label="Notes" rows={3} /></div></Show>
      <Button label="End call" icon="phone-end" variant="danger" onPress={() => happen("hang-up")} />
    </section>
  );
}

/** Counts while it is shown. A second is read off the clock, so that a sleeping tab catches up. */
function CallTimer(props) {
  const [now, setNow] = createSignal(Date.now());
  const beat = setInterval(() => setNow(Date.now()), 1_000);
  onCleanup(() => clearInterval(beat));
  return <>{timer(secondsOf(props.phone, now()))}</>;
}

/** The keys are shown as they are pressed; a line would carry their tones. */
function Keypad() {
  const [pressed, setPressed] = createSignal("");
  return (
    <div class="keypad" role="group" aria-label="Keypad">
      <p class="keypad-pressed" role="status">{pressed()}</p>
      <For each={keys}>{(key) => <button class="keypad-key" type="button" onClick={() => setPressed((before) => before + key)}>{key}</button>}</For>
    </div>
  );
}
