// Opens a page. Each has a document of its own, so that there is nothing to route.

import "../shared/style.css";
import { ErrorBoundary, Show, onCleanup, onMount } from "solid-js";
import { render } from "solid-js/web";
import { followHeight } from "../shared/pipedrive.js";
import { Screen } from "./app/kit.jsx";
import { createFailure } from "./app/state.js";

const reload = { label: "Reload", run: () => location.reload() };

export function mount(Page) {
  render(() => <Surface><Page /></Surface>, document.getElementById("root"));
}

function Surface(props) {
  const failure = createFailure();
  let element;
  onMount(() => {
    const stop = followHeight(element);
    if (stop) onCleanup(stop);
  });
  return (
    <ErrorBoundary fallback={<Screen icon="alert" title="This page has stopped" text="What you have saved is safe. Reload the page to go on." action={reload} />}>
      <div class="page">
        <div ref={element} class="surface" hidden={Boolean(failure())}>{props.children}</div>
        <Show when={failure()}>{(known) => <Screen {...known()} action={reload} />}</Show>
      </div>
    </ErrorBoundary>
  );
}
