#!/usr/bin/env bash
# A reactive object as the argument of an SDK call never reaches Pipedrive.
#
# Versions: @pipedrive/app-extensions-sdk 0.15.1, @vue/reactivity 3.5.45, mobx 7.1.3, valtio 2.3.2, solid-js 1.9.20, svelte 5.57.3.
# Behaviour: the SDK posts its arguments as they are. State of Vue, MobX, Valtio, Solid and Svelte 5 is a Proxy, which the
#   structured clone refuses: `execute` and `initialize` reject with a DataCloneError and nothing is posted. For `initialize` that is a
#   surface that Pipedrive does not show, because its ten seconds pass. A copy by spread does not help when it is only of the outer
#   object; `toRaw`, `snapshot` or a copy through JSON do.
# Output seen: the lines between the marks EXPECTED below; the script fails when others come.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund @pipedrive/app-extensions-sdk@0.15.1 @vue/reactivity@3.5.45 mobx@7.1.3 \
  valtio@2.3.2 solid-js@1.9.20 svelte@5.57.3

cat >call.mjs <<'SCRIPT'
import { createRequire } from "node:module";
import { reactive, toRaw } from "@vue/reactivity";
import { observable } from "mobx";
import { proxy, snapshot } from "valtio/vanilla";
import { proxy as svelteState } from "svelte/internal/client";
import { createStore } from "./node_modules/solid-js/store/dist/store.js";

const { default: SDK, Command, Modal } = createRequire(import.meta.url)("@pipedrive/app-extensions-sdk");

// A host that clones what it is posted, as a window does, and answers on the port.
let posted = 0;
const host = {
  postMessage(message, origin, transfer) {
    const { port } = structuredClone({ message, port: transfer[0] }, { transfer });
    posted += 1;
    port.postMessage({ data: { status: "closed" } });
    setTimeout(() => port.close(), 50);
  },
};
globalThis.window = { location: { search: "?id=frame" }, addEventListener() {}, parent: host };

const data = () => ({ vehicle: { id: "3" } });
const kinds = {
  plain: data(),
  vue: reactive(data()),
  "vue, outer object copied": { ...reactive(data()) },
  "vue, toRaw": toRaw(reactive(data())),
  mobx: observable(data()),
  valtio: proxy(data()),
  "valtio, snapshot": snapshot(proxy(data())),
  solid: createStore(data())[0],
  svelte: svelteState(data()),
};
const sdk = await new SDK().initialize();
for (const [kind, data] of Object.entries(kinds)) {
  posted = 0;
  const opened = sdk.execute(Command.OPEN_MODAL, { type: Modal.CUSTOM_MODAL, action_id: "details", data });
  const outcome = await opened.then(({ status }) => status, ({ name }) => name);
  console.log(`open_modal with ${kind}: ${outcome}, ${posted} posted`);
}
posted = 0;
const started = new SDK().initialize({ size: reactive({ height: 300 }) });
console.log(`initialize with vue: ${await started.then(() => "resolved", ({ name }) => name)}, ${posted} posted`);
// The SDK leaves the port of a refused call open, which would keep Node waiting.
process.exit();
SCRIPT

node call.mjs >seen
cat seen
diff - seen <<'EXPECTED' && echo "As expected."
open_modal with plain: closed, 1 posted
open_modal with vue: DataCloneError, 0 posted
open_modal with vue, outer object copied: DataCloneError, 0 posted
open_modal with vue, toRaw: closed, 1 posted
open_modal with mobx: DataCloneError, 0 posted
open_modal with valtio: DataCloneError, 0 posted
open_modal with valtio, snapshot: closed, 1 posted
open_modal with solid: DataCloneError, 0 posted
open_modal with svelte: DataCloneError, 0 posted
initialize with vue: DataCloneError, 0 posted
EXPECTED
