// One vehicle: its facts at the left, its proposals at the right, the one thing to do at the bottom.

import { useEffect, useState } from "#framework";
import { announce } from "../shared/changes.js";
import { placeOf } from "../shared/draft.js";
import { money, shortDate } from "../shared/formats.js";
import { snackbar, waitingFor } from "../shared/pipedrive.js";
import { facts, openProposals, proposalHint, proposalOf, sendQuestion, sentProposals, withSent } from "../shared/vehicles.js";
import { DraftNote, RadioCards } from "./fields.jsx";
import { useFetched, useForm, useQuestion } from "./hooks.js";
import { Button, Failed, Icon, LinkButton, Skeleton } from "./kit.jsx";
import { Plate, StatusBadge } from "./vehicle.jsx";

export function Details({ dialog, id, pickedFrom, notices }) {
  const details = useFetched(`/vehicles/${id}`);
  // What is being sent is kept until the server has answered; what is chosen only while it is chosen.
  const sent = useForm({ proposal: "" });
  const choice = useForm({ proposal: "" });
  const [isSending, setSending] = useState(false);
  const question = useQuestion();
  const chosen = choice.values.proposal;
  const choose = (proposal) => choice.fill({ proposal });
  useEffect(() => {
    sent.draft.open(placeOf("modal", `proposal/${id}`));
    choose(sent.read().proposal);
    dialog.draft.current = sent.draft;
  }, []);

  const send = async () => {
    const known = details.value;
    const proposal = proposalOf(known, chosen);
    if (!proposal) return;
    dialog.clear();
    setSending(true);
    const answer = await question.ask(sendQuestion(known, proposal));
    if (!answer) return;
    if (answer.isAgreed) await sendChosen(known, proposal);
    if (answer.error) dialog.say("The proposal was not sent.", answer.error);
    setSending(false);
  };
  const sendChosen = async ({ vehicle, customer }, proposal) => {
    sent.fill({ proposal: String(proposal.id) });
    const takeBack = details.guess((before) => withSent(before, proposal.id));
    choose("");
    const posted = await sent.draft.post(`/vehicles/${vehicle.id}/proposals/${proposal.id}/send`, null);
    if (posted.done) {
      sent.fill({ proposal: "" });
      sent.draft.settle();
      announce("vehicles");
      details.put(posted.done);
      const { link } = posted.done.proposals.find((one) => one.id === proposal.id) ?? {};
      await snackbar(`Proposal sent to ${customer}`, link && { url: link, label: "Open proposal" });
      dialog.close();
      return;
    }
    takeBack();
    choose(String(proposal.id));
    details.refresh();
    if (posted.refused) {
      sent.fill({ proposal: "" });
      dialog.report("The proposal was not sent.", posted.refused);
    }
    if (posted.unknown) dialog.report("The proposal may not have been sent. Trying again never sends it twice.", posted.unknown);
  };

  const hint = question.isUnanswered ? { text: waitingFor("Press the button again."), canSend: true } : proposalHint(details.value, chosen);
  return (
    <>
      <div className="dialog-body">
        <DraftNote form={sent} />
        {!details.value && !details.error && <Loading />}
        {!details.value && details.error && <Failed what="The vehicle could not be loaded." fetched={details} />}
        {details.value && <div className="vehicle-page"><Facts details={details.value} /><Proposals details={details.value} choice={choice} /></div>}
      </div>
      {notices}
      <footer className="dialog-footer">
        {pickedFrom ? <Button label="All vehicles" onPress={() => dialog.show({ record: pickedFrom, isBack: true })} /> : <Button label="Close" onPress={dialog.close} />}
        <p className="dialog-hint" role="status">{hint.text}</p>
        <Button label="Send proposal" variant="primary" busy={isSending && !question.isUnanswered} disabled={!hint.canSend} onPress={send} />
      </footer>
    </>
  );
}

function Loading() {
  return (
    <div className="vehicle-page">
      <div className="vehicle-facts"><div className="vehicle-portrait" /><Skeleton label="Loading the vehicle" shape="text" count={5} /></div>
      <Skeleton label="Loading proposals" shape="card" count={3} />
    </div>
  );
}

function Facts({ details }) {
  const { vehicle } = details;
  return (
    <section className="vehicle-facts" aria-label="Facts">
      <img className="vehicle-portrait" src={vehicle.picture} alt="" width="208" height="156" />
      <h1 className="vehicle-name" dir="auto">{vehicle.name}</h1>
      <p className="vehicle-state"><Plate vehicle={vehicle} /><StatusBadge status={vehicle.status} /></p>
      <dl className="key-value-list">
        {facts(details).map(([name, value]) => <div key={name} className="key-value"><dt>{name}</dt><dd dir="auto">{value}</dd></div>)}
      </dl>
    </section>
  );
}

function Proposals({ details, choice }) {
  const open = openProposals(details);
  const sent = sentProposals(details);
  const cards = open.map(({ id, title, price, includes }) => ({
    value: String(id),
    title,
    aside: money(price),
    body: <span>{includes.map((item) => <span key={item} className="included">{item}</span>)}</span>,
  }));
  return (
    <section className="proposals" aria-label="Proposals">
      {open.length > 0 && <RadioCards form={choice} name="proposal" label="Proposals" cards={cards} disabled={details.vehicle.status === "delivered"} />}
      {sent.length > 0 && <h2 className="sent-title">Already sent</h2>}
      {sent.length > 0 && (
        <ul className="sent-proposals">
          {sent.map(({ id, title, price, sent: day, link }) => (
            <li key={id} className="sent-proposal">
              <Icon name="check" />
              <span className="sent-proposal-title" dir="auto">{title}</span>
              <span className="sent-proposal-line">{`${money(price)} · sent ${shortDate(day)}`}</span>
              {link && <LinkButton label="Open" href={link} variant="ghost" size="compact" />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
