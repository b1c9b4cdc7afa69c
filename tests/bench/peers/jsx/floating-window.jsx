// The floating window: contacts, a call, and what follows from it.

import { useEffect, useRef, useState } from "#framework";
import { request } from "../shared/backend.js";
import { newKey } from "../shared/draft.js";
import { keepFresh } from "../shared/fetched.js";
import { timer, today } from "../shared/formats.js";
import { callLine, callText, keys, loggedCall, readRequest, ringingFor } from "../shared/party.js";
import { handle, idle, secondsOf, showMissed } from "../shared/phone.js";
import { Event, execute, listen } from "../shared/pipedrive.js";
import { Contacts } from "./contacts.jsx";
import { TextArea } from "./fields.jsx";
import { FollowUp } from "./follow-up.jsx";
import { useChanges, useFetched, useNewest, useNotice } from "./hooks.js";
import { Avatar, Button, Icon, InlineError, OfflineNotice } from "./kit.jsx";
import { useLog } from "./use-log.js";

export function FloatingWindow() {
  const book = useFetched("/contacts");
  const log = useLog();
  const notice = useNotice();
  const [phone, setPhone] = useState(idle);
  const current = useRef(phone);
  const ringing = useRef();
  const [offer, setOffer] = useState();
  const [unknown, setUnknown] = useState();

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
    current.current = next;
    setPhone(next);
    carryOut(commands);
  };
  const happen = (kind, also) => {
    put(handle(current.current, { kind, ...also }, Date.now()));
    if (current.current.stage !== "ringing") clearTimeout(ringing.current);
  };
  const guessCall = ({ name, phone: number, seconds, outcome }) => book.guess((before) => ({ ...before, recents: [{ id: 0, name, phone: number, day: today(), seconds, outcome }, ...before.recents] }));
  /** The call wasn't answered: it is recorded as missed. */
  const giveUp = async () => {
    const { stage, party } = current.current;
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
      log.begin(current.current.party);
      happen("accept");
    },
  };

  const turned = useNewest(({ is_visible: isVisible, context }) => {
    if (!isVisible) return giveUp();
    const asked = readRequest(context);
    if (asked.incoming) {
      happen("incoming", { party: asked.incoming });
      if (current.current.stage === "ringing") {
        clearTimeout(ringing.current);
        ringing.current = setTimeout(giveUp, ringingFor);
      }
    }
    if (asked.offer) setOffer(asked.offer);
    if (asked.unknown) setUnknown(asked.unknown);
    return happen("look");
  });
  useEffect(() => listen(Event.VISIBILITY, (event) => turned.current(event)), []);
  useEffect(() => keepFresh(book), []);
  useChanges(["settings"], book.refresh);
  const showsMissed = book.value?.notify_missed ?? true;
  useEffect(() => put(showMissed(current.current, showsMissed)), [showsMissed]);
  useEffect(() => {
    // The present call is kept each time something is written or it changes.
    if (phone.stage === "talking") log.form.fill({ call: callText(phone.party, secondsOf(phone, Date.now())) });
    if (phone.stage === "follow-up") log.form.fill({ call: callText(phone.party, phone.seconds) });
  }, [phone, log.form.values.note]);

  return (
    <main className="floating-window">
      <div className="part">
        <OfflineNotice />
        {unknown && (
          <div className="unknown-context" role="status">
            <p>Pipedrive passed something that this app does not know:</p>
            <code>{unknown}</code>
            <Button label="Dismiss" variant="ghost" onPress={() => setUnknown(undefined)} />
          </div>
        )}
        {notice.text && <InlineError text={notice.text} />}
      </div>
      {phone.stage === "contacts" && <Contacts state={state} />}
      {phone.stage === "ringing" && <Ringing state={state} />}
      {phone.stage === "talking" && <Talking state={state} />}
      {phone.stage === "follow-up" && <FollowUp state={state} />}
    </main>
  );
}

function Caller({ party }) {
  return (
    <>
      <div className="call-avatar"><Avatar name={party.name} size="large" /></div>
      <h1 className="call-name" dir="auto">{party.name}</h1>
      <p className="call-line">{callLine(party)}</p>
    </>
  );
}

/** A round button with its label below it. */
function RoundButton({ label, icon, onPress, ...others }) {
  return <button className="round-button" type="button" onClick={onPress} {...others}><Icon name={icon} size="medium" /><span>{label}</span></button>;
}

function Ringing({ state: { phone, happen, accept } }) {
  return (
    <section className="call" data-stage="ringing" role="alert" aria-label="Incoming call">
      <Caller party={phone.party} />
      <p className="call-state">Incoming call</p>
      <div className="call-answers">
        <RoundButton label="Decline" icon="phone-end" data-tone="negative" onPress={() => happen("decline")} />
        <RoundButton label="Accept" icon="phone" data-tone="positive" onPress={accept} />
      </div>
    </section>
  );
}

function Talking({ state: { phone, happen, log } }) {
  const [drawer, setDrawer] = useState();
  const toggle = (one) => setDrawer((before) => (before === one ? undefined : one));
  const buttons = [
    ["Mute", "microphone-off", phone.isMuted, () => happen("mute")],
    ["Hold", "pause", phone.isHeld, () => happen("hold")],
    ["Keypad", "keypad", drawer === "keypad", () => toggle("keypad")],
    ["Notes", "note", drawer === "note", () => toggle("note")],
  ];
  return (
    <section className="call" data-stage="talking" aria-label="Call in progress" data-drawer={drawer && "open"}>
      <Caller party={phone.party} />
      <p className="call-timer" role="timer"><CallTimer phone={phone} /></p>
      <p className="call-state" role="status">{phone.isHeld ? "On hold" : phone.isMuted ? "Muted" : ""}</p>
      <div className="call-buttons">
        {buttons.map(([label, icon, isDown, onPress]) => <RoundButton key={label} label={label} icon={icon} onPress={onPress} aria-pressed={isDown ? "true" : "false"} />)}
      </div>
      {drawer === "keypad" && <Keypad />}
      {drawer === "note" && <div className="call-notes"><TextArea form={log.form} name="note" label="Notes" rows={3} /></div>}
      <Button label="End call" icon="phone-end" variant="danger" onPress={() => happen("hang-up")} />
    </section>
  );
}

/** Counts while it is shown. A second is read off the clock, so that a sleeping tab catches up. */
function CallTimer({ phone }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const beat = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(beat);
  }, []);
  return timer(secondsOf(phone, now));
}

/** The keys are shown as they are pressed; a line would carry their tones. */
function Keypad() {
  const [pressed, setPressed] = useState("");
  return (
    <div className="keypad" role="group" aria-label="Keypad">
      <p className="keypad-pressed" role="status">{pressed}</p>
      {keys.map((key) => <button key={key} className="keypad-key" type="button" onClick={() => setPressed((before) => before + key)}>{key}</button>)}
    </div>
  );
}
