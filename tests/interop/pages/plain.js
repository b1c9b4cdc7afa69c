// A page without a framework.

import { begin } from "./conversation.js";

export function show(sdk) {
  const form = document.querySelector("form");
  const { commands, send } = begin(sdk, (text) => {
    const item = document.createElement("li");
    item.textContent = text;
    document.querySelector("ol").append(item);
  });
  for (const command of commands) form.elements.command.add(new Option(command));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form.elements.command.value, form.elements.args.value);
  });
}
