// What every test client does: it listens to all that its SDK can hear, says hello, and posts the command that it is told.

/**
 * Begins the conversation. `tell` gets a line for each thing that happens.
 *
 * @returns {{commands: string[], send: (command: string, args: string) => Promise<void>}} `args` is JSON, or empty
 */
export function begin({ AppExtensionsSDK, Command, Event }, tell) {
  let sdk;
  try {
    sdk = new AppExtensionsSDK();
  } catch (error) {
    tell(`no Pipedrive: ${error.message}`);
    return { commands: [], send: async () => {} };
  }
  removeToken();
  const events = Object.values(Event);
  tell(`listens to ${events.join(", ")}`);
  for (const event of events) {
    sdk.listen(event, ({ data, error }) => tell(line("heard", event, error ?? data)));
  }
  sdk.initialize({ size: { height: 260 } }).then(() => tell("ready"), (error) => tell(`refused initialize ${error.message}`));
  return {
    commands: Object.values(Command),
    async send(command, args) {
      try {
        tell(line("answered", command, await sdk.execute(command, args ? JSON.parse(args) : undefined)));
      } catch (error) {
        tell(line("refused", command, error.message));
      }
    },
  };
}

function line(what, name, value) {
  // The text is public, so it doesn't contain the signed token.
  const shown = JSON.stringify(value, (key, item) => (key === "token" ? `a token of ${item.split(".").length} parts` : item));
  return [what, name, shown].filter((part) => part !== undefined).join(" ");
}

function removeToken() {
  const address = new URL(location.href);
  address.searchParams.delete("token");
  history.replaceState(null, "", address);
}
