// The connected account.

import { Show, createSignal } from "solid-js";
import { unwrap } from "solid-js/store";
import { request } from "../../shared/backend.js";
import { announce } from "../../shared/changes.js";
import { shortDate } from "../../shared/formats.js";
import { snackbar, waitingFor } from "../../shared/pipedrive.js";
import { disconnectQuestion } from "../../shared/settings.js";
import { Badge, Button, InlineError, LinkButton, Section } from "./kit.jsx";
import { createNotice, createQuestion } from "./state.js";

export function Connection(props) {
  const { page } = props;
  const connection = () => page.known.value.connection;
  const address = () => page.known.value.connect;
  const [isBusy, setBusy] = createSignal(false);
  const question = createQuestion();
  const notice = createNotice();

  const changed = async (next, message) => {
    page.put({ ...unwrap(page.known).value, connection: next });
    announce("settings");
    await snackbar(message);
  };
  const connect = async () => {
    notice.clear();
    setBusy(true);
    try {
      const { connection: made } = await request("PUT", "/connection", { body: null });
      await changed(made, "Account connected");
    } catch (error) {
      notice.say("The account was not connected.", error);
    }
    setBusy(false);
  };
  const disconnect = async () => {
    notice.clear();
    setBusy(true);
    const answer = await question.ask(disconnectQuestion);
    if (!answer) return;
    if (answer.isAgreed) await cut();
    if (answer.error) notice.say("The account was not disconnected.", answer.error);
    setBusy(false);
  };
  const cut = async () => {
    const takeBack = page.guess((before) => ({ ...before, connection: null }));
    try {
      await request("DELETE", "/connection");
      await changed(null, "Account disconnected");
    } catch (error) {
      takeBack();
      notice.say("The account was not disconnected.", error);
    }
  };

  return (
    <Section title="Connection" description="The Car services account that vehicles and proposals come from.">
      <div class="connection">
        <Show
          when={connection()}
          fallback={(
            <>
              <Account name="No account" badge={<Badge label="Not connected" tone="warning" />} line={address() ? "Pipedrive asks you in a new tab. This page notices when it is done." : "Vehicles are shown, but nothing can be sent."} />
              <Show when={address()} fallback={<Button label="Connect account" variant="primary" busy={isBusy()} onPress={connect} />}>
                <LinkButton label="Connect account" href={address()} variant="primary" icon="external" />
              </Show>
            </>
          )}
        >
          <Account name={connection().account} badge={<Badge label="Connected" tone="positive" />} line={`Since ${shortDate(connection().since)}`} />
          <Show when={address()}><LinkButton label="Reconnect" href={address()} icon="external" /></Show>
          <Button label="Disconnect" busy={isBusy() && !question.isUnanswered()} onPress={disconnect} />
        </Show>
      </div>
      <p class="connection-hint" role="status">{question.isUnanswered() && waitingFor("Press Disconnect again.")}</p>
      <Show when={notice.text()}><InlineError text={notice.text()} /></Show>
    </Section>
  );
}

function Account(props) {
  return (
    <div class="connection-text">
      <p class="connection-account" dir="auto">{props.name} {props.badge}</p>
      <p class="connection-since">{props.line}</p>
    </div>
  );
}
