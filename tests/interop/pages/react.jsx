// A React page, as most extensions are.

import AppExtensionsSDK, { Command, Event } from "@pipedrive/app-extensions-sdk";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { begin } from "./conversation.js";

const heard = [];
let follow = () => {};
// One connection a page: outside of the component, which React may make twice.
const conversation = begin({ AppExtensionsSDK, Command, Event }, (text) => {
  heard.push(text);
  follow([...heard]);
});

function Page() {
  const [lines, setLines] = useState([...heard]);
  follow = setLines;
  const submit = (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    conversation.send(form.get("command"), form.get("args"));
  };
  return (
    <>
      <form onSubmit={submit}>
        <select name="command" aria-label="Command">
          {conversation.commands.map((command) => <option key={command}>{command}</option>)}
        </select>
        <input name="args" aria-label="Arguments" />
        <button>Send</button>
      </form>
      <ol>{lines.map((line, index) => <li key={index}>{line}</li>)}</ol>
    </>
  );
}

createRoot(document.querySelector("main")).render(<Page />);
