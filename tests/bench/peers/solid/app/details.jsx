// One vehicle: its facts at the left, its proposals at the right, the one thing to do at the bottom.

import { For, Match, Show, Switch, createMemo, createSignal } from "solid-js";
import { announce } from "../../shared/changes.js";
import { placeOf } from "../../shared/draft.js";
import { money, shortDate } from "../../shared/formats.js";
import { snackbar, waitingFor } from "../../shared/pipedrive.js";
import { facts, openProposals, proposalHint, proposalOf, sendQuestion, sentProposals, withSent } from "../../shared/vehicles.js";
import { DraftNote, RadioCards } from "./fields.jsx";
import { Button, Failed, Icon, LinkButton, Skeleton } from "./kit.jsx";
import { createFetched, createForm, createQuestion } from "./state.js";
import { Plate, StatusBadge } from "./vehicle.jsx";

export function Details(props) {
  const { dialog, id, pickedFrom } = props;
  const details = createFetched(`/vehicles/${id}`);
  const { known } = details;
  // What is being sent is kept until the server has answered; what is chosen only while it is chosen.
  const sent = createForm({ proposal: "" });
  const choice = createForm({ proposal: "" });
  const [isSending, setSending] = createSignal(false);
  const question = createQuestion();
  const chosen = () => choice.values.proposal;
  const choose = (proposal) => choice.fill({ proposal });
  sent.draft.open(placeOf("modal", `proposal/${id}`));
  choose(sent.read().proposal);
  dialog.guards(sent.draft);

  const send = async () => {
    const proposal = proposalOf(known.value, chosen());
    if (!proposal) return;
    const sending = { vehicle: known.value.vehicle.id, id: proposal.id, customer: known.value.customer };
    dialog.clear();
    setSending(true);
    const answer = await question.ask(sendQuestion(known.value, proposal));
    if (!answer) return;
    if (answer.isAgreed) await sendChosen(sending);
    if (answer.error) dialog.say("The proposal was not sent.", answer.error);
    setSending(false);
  };
  const sendChosen = async (sending) => {
    sent.fill({ proposal: String(sending.id) });
    const takeBack = details.guess((before) => withSent(before, sending.id));
    choose("");
    const posted = await sent.draft.post(`/vehicles/${sending.vehicle}/proposals/${sending.id}/send`, null);
    if (posted.done) {
      sent.fill({ proposal: "" });
      sent.draft.settle();
      announce("vehicles");
      details.put(posted.done);
      const { link } = posted.done.proposals.find((one) => one.id === sending.id) ?? {};
      await snackbar(`Proposal sent to ${sending.customer}`, link && { url: link, label: "Open proposal" });
      dialog.close();
      return;
    }
    takeBack();
    choose(String(sending.id));
    details.refresh();
    if (posted.refused) {
      sent.fill({ proposal: "" });
      dialog.report("The proposal was not sent.", posted.refused);
    }
    if (posted.unknown) dialog.report("The proposal may not have been sent. Trying again never sends it twice.", posted.unknown);
  };

  const hint = createMemo(() => (question.isUnanswered() ? { text: waitingFor("Press the button again."), canSend: true } : proposalHint(known.value, chosen())));
  return (
    <>
      <div class="dialog-body">
        <DraftNote form={sent} />
        <Switch>
          <Match when={known.value}><div class="vehicle-page"><Facts details={known.value} /><Proposals details={known.value} choice={choice} /></div></Match>
          <Match when={known.error}><Failed what="The vehicle could not be loaded." fetched={details} /></Match>
          <Match when={true}><Loading /></Match>
        </Switch>
      </div>
      <props.Notices />
      <footer class="dialog-footer">
        {pickedFrom ? <Button label="All vehicles" onPress={() => dialog.show({ record: pickedFrom, isBack: true })} /> : <Button label="Close" onPress={dialog.close} />}
        <p class="dialog-hint" role="status">{hint().text}</p>
        <Button label="Send proposal" variant="primary" busy={isSending() && !question.isUnanswered()} disabled={!hint().canSend} onPress={send} />
      </footer>
    </>
  );
}

function Loading() {
  return (
    <div class="vehicle-page">
      <div class="vehicle-facts"><div class="vehicle-portrait" /><Skeleton label="Loading the vehicle" shape="text" count={5} /></div>
      <Skeleton label="Loading proposals" shape="card" count={3} />
    </div>
  );
}

function Facts(props) {
  const vehicle = () => props.details.vehicle;
  return (
    <section class="vehicle-facts" aria-label="Facts">
      <img class="vehicle-portrait" src={vehicle().picture} alt="" width="208" height="156" />
      <h1 class="vehicle-name" dir="auto">{vehicle().name}</h1>
      <p class="vehicle-state"><Plate vehicle={vehicle()} /><StatusBadge status={vehicle().status} /></p>
      <dl class="key-value-list">
        <For each={facts(props.details)}>{([name, value]) => <div class="key-value"><dt>{name}</dt><dd dir="auto">{value}</dd></div>}</For>
      </dl>
    </section>
  );
}

function Proposals(props) {
  const open = createMemo(() => openProposals(props.details));
  const sent = createMemo(() => sentProposals(props.details));
  const cards = createMemo(() => open().map(({ id, title, price, includes }) => ({ value: String(id), title, aside: money(price), items: includes })));
  return (
    <section class="proposals" aria-label="Proposals">
      <Show when={open().length > 0}><RadioCards form={props.choice} name="proposal" label="Proposals" cards={cards()} disabled={props.details.vehicle.status === "delivered"} /></Show>
      <Show when={sent().length > 0}>
        <h2 class="sent-title">Already sent</h2>
        <ul class="sent-proposals">
          <For each={sent()}>
            {(proposal) => (
              <li class="sent-proposal">
                <Icon name="check" />
                <span class="sent-proposal-title" dir="auto">{proposal.title}</span>
                <span class="sent-proposal-line">{`${money(proposal.price)} · sent ${shortDate(proposal.sent)}`}</span>
                <Show when={proposal.link}><LinkButton label="Open" href={proposal.link} variant="ghost" size="compact" /></Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}
