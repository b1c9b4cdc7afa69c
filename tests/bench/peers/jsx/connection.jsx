// The connected account.

import { useState } from "#framework";
import { request } from "../shared/backend.js";
import { announce } from "../shared/changes.js";
import { shortDate } from "../shared/formats.js";
import { snackbar, waitingFor } from "../shared/pipedrive.js";
import { disconnectQuestion } from "../shared/settings.js";
import { useNotice, useQuestion } from "./hooks.js";
import { Badge, Button, InlineError, LinkButton, Section } from "./kit.jsx";

export function Connection({ page }) {
  const { connection, connect: address } = page.value;
  const [isBusy, setBusy] = useState(false);
  const question = useQuestion();
  const notice = useNotice();

  const changed = async (next, message) => {
    page.put({ ...page.value, connection: next });
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
      <div className="connection">
        {connection && (
          <>
            <Account name={connection.account} badge={<Badge label="Connected" tone="positive" />} line={`Since ${shortDate(connection.since)}`} />
            {address && <LinkButton label="Reconnect" href={address} icon="external" />}
            <Button label="Disconnect" busy={isBusy && !question.isUnanswered} onPress={disconnect} />
          </>
        )}
        {!connection && (
          <>
            <Account name="No account" badge={<Badge label="Not connected" tone="warning" />} line={address ? "Pipedrive asks you in a new tab. This page notices when it is done." : "Vehicles are shown, but nothing can be sent."} />
            {address ? <LinkButton label="Connect account" href={address} variant="primary" icon="external" /> : <Button label="Connect account" variant="primary" busy={isBusy} onPress={connect} />}
          </>
        )}
      </div>
      <p className="connection-hint" role="status">{question.isUnanswered && waitingFor("Press Disconnect again.")}</p>
      {notice.text && <InlineError text={notice.text} />}
    </Section>
  );
}

function Account({ name, badge, line }) {
  return (
    <div className="connection-text">
      <p className="connection-account" dir="auto">{name} {badge}</p>
      <p className="connection-since">{line}</p>
    </div>
  );
}
