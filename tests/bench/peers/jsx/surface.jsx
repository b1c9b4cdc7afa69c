// What is around every page.

import { Component, useRef } from "#framework";
import { Screen } from "./kit.jsx";
import { useFailure, useHeight } from "./hooks.js";

const reload = { label: "Reload", run: () => location.reload() };

/** What is left on the screen when the page has failed. */
class Crash extends Component {
  state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  render() {
    if (!this.state.crashed) return this.props.children;
    return <Screen icon="alert" title="This page has stopped" text="What you have saved is safe. Reload the page to go on." action={reload} />;
  }
}

export function Surface({ children }) {
  const failure = useFailure();
  const element = useRef(null);
  useHeight(element);
  return (
    <Crash>
      <div className="page">
        <div ref={element} className="surface" hidden={Boolean(failure)}>{children}</div>
        {failure && <Screen {...failure} action={reload} />}
      </div>
    </Crash>
  );
}
