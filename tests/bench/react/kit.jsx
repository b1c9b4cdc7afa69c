// The components of the panel, with the same markup and the same styles as the reference app's.

import { Component, useEffect, useId, useRef, useState } from "react";

export function Icon({ name, size = "small" }) {
  return <svg className="icon" data-size={size} aria-hidden="true" focusable="false"><use href={`/icons.svg#${name}`} /></svg>;
}

export function IconButton({ label, icon, busy, onPress, ...others }) {
  return (
    <button type="button" className="button icon-button" data-variant="ghost" data-size="compact" title={label} aria-label={label} aria-busy={busy || undefined} onClick={busy ? undefined : onPress} {...others}>
      <Icon name={icon} size="medium" />
    </button>
  );
}

export function Retry({ busy, onPress }) {
  return <button type="button" className="button" data-size="compact" aria-busy={busy || undefined} onClick={busy ? undefined : onPress}>Retry</button>;
}

export function InlineError({ text, busy, onRetry }) {
  return (
    <div className="inline-error" role="alert">
      <Icon name="alert" />
      <p className="inline-error-text">{text}</p>
      {onRetry && <Retry busy={busy} onPress={onRetry} />}
    </div>
  );
}

export function StaleNotice({ text, busy, onRetry }) {
  return (
    <div className="stale-notice" role="status">
      <Icon name="clock" />
      <p className="stale-notice-text">{text}</p>
      {onRetry && <Retry busy={busy} onPress={onRetry} />}
    </div>
  );
}

export function OfflineNotice() {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    addEventListener("online", look);
    addEventListener("offline", look);
    return () => {
      removeEventListener("online", look);
      removeEventListener("offline", look);
    };
  }, []);
  return !online && <StaleNotice text="You are offline. What is shown here may be old; it is fetched again when you are back." />;
}

export function SearchField({ label, value, onChange }) {
  const clear = (event) => {
    if (event.key !== "Escape" || !value) return;
    event.stopPropagation();
    onChange("");
  };
  return (
    <div className="search-field">
      <Icon name="search" />
      <input className="input" type="search" autoComplete="off" spellCheck="false" aria-label={label} placeholder={label} value={value} onChange={(event) => onChange(event.target.value)} onKeyDown={clear} />
    </div>
  );
}

export function EmptyState({ icon, text, action, onAction }) {
  return (
    <div className="empty-state">
      <Icon name={icon} size="large" />
      <p className="empty-state-text">{text}</p>
      <button type="button" className="button" data-variant="secondary" onClick={onAction}>{action}</button>
    </div>
  );
}

export function Skeleton({ label, count }) {
  return (
    <div className="skeleton-list" role="status" aria-label={label}>
      {Array.from({ length: count }, (_, index) => <span key={index} className="skeleton" data-shape="row" />)}
    </div>
  );
}

const gap = 4;

/** Below the button if there is room, else above it, else over it: what is outside the frame is cut off. */
function place(menu, button) {
  const { top, bottom, right } = button.getBoundingClientRect();
  const lowest = Math.max(innerHeight - gap - menu.offsetHeight, gap);
  const above = top - gap - menu.offsetHeight;
  const from = bottom + gap <= lowest ? bottom + gap : above >= gap ? Math.min(above, lowest) : lowest;
  menu.style.setProperty("top", `${from}px`);
  menu.style.setProperty("right", `${Math.max(innerWidth - right, gap)}px`);
  menu.style.setProperty("max-height", `${innerHeight - from - gap}px`);
}

export function Menu({ label, items }) {
  const id = useId();
  const menu = useRef(null);
  const button = useRef(null);
  const [open, setOpen] = useState(false);
  const entries = () => [...menu.current.querySelectorAll("[role=menuitem]")];
  const onToggle = (event) => {
    const opens = event.newState === "open";
    setOpen(opens);
    if (!opens) return;
    place(menu.current, button.current);
    entries()[0].focus();
  };
  const onKeyDown = (event) => {
    const all = entries();
    const at = all.indexOf(document.activeElement);
    const next = { ArrowDown: (at + 1) % all.length, ArrowUp: (at - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Tab") menu.current.hidePopover();
    if (next === undefined) return;
    event.preventDefault();
    all[next].focus();
  };
  const choose = (run) => {
    menu.current.hidePopover();
    button.current.focus();
    run();
  };
  return (
    <span className="menu-anchor">
      <button ref={button} type="button" className="button icon-button" data-variant="ghost" data-size="compact" aria-label={label} aria-haspopup="menu" aria-expanded={open} aria-controls={id} popoverTarget={id}>
        <Icon name="more" size="medium" />
      </button>
      <div ref={menu} className="menu" id={id} role="menu" aria-label={label} popover="auto" onToggle={onToggle} onKeyDown={onKeyDown}>
        {items.map(({ text, icon, run }) => (
          <button key={text} type="button" role="menuitem" className="menu-item" tabIndex="-1" onClick={() => choose(run)}><Icon name={icon} /><span>{text}</span></button>
        ))}
      </div>
    </span>
  );
}

export function Screen({ icon, title, text }) {
  return (
    <main className="screen">
      <Icon name={icon} size="large" />
      <h1 className="screen-title">{title}</h1>
      <p className="screen-text">{text}</p>
      <button type="button" className="button" data-variant="primary" onClick={() => location.reload()}>Reload</button>
    </main>
  );
}

/** What is left on the screen when the page has failed. */
export class Crash extends Component {
  state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  render() {
    if (!this.state.crashed) return this.props.children;
    return <Screen icon="alert" title="This page has stopped" text="What you have saved is safe. Reload the page to go on." />;
  }
}
