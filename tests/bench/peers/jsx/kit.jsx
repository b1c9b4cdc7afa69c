// Buttons, notices and lists, with the same markup and the same styles as the reference app's.

import { useId, useRef, useState } from "#framework";
import { hue, initials } from "../shared/formats.js";
import { isAllowed, moveFocus, place } from "../shared/menu.js";
import { useOnline } from "./hooks.js";

const pixels = { small: 16, medium: 20, large: 32 };

export function Icon({ name, size = "small" }) {
  return <svg className="icon" data-size={size} width={pixels[size]} height={pixels[size]} aria-hidden="true" focusable="false"><use href={`/icons.svg#${name}`} /></svg>;
}

export function Button({ label, icon, type = "button", variant = "secondary", size = "regular", busy, disabled, onPress }) {
  const press = (event) => (busy ? event.preventDefault() : onPress?.());
  return (
    <button type={type} className="button" data-variant={variant} data-size={size} aria-busy={busy || undefined} disabled={disabled} onClick={press}>
      {icon && <Icon name={icon} />}
      <span className="button-label">{label}</span>
    </button>
  );
}

export function IconButton({ label, icon, busy, onPress }) {
  return (
    <button type="button" className="button icon-button" data-variant="ghost" data-size="regular" title={label} aria-label={label} aria-busy={busy || undefined} onClick={busy ? undefined : onPress}>
      <Icon name={icon} size="medium" />
    </button>
  );
}

export function LinkButton({ label, href, icon, variant = "secondary", size = "regular" }) {
  if (!isAllowed(href)) return <span className="link-button-text">{label}</span>;
  return (
    <a className="button" data-variant={variant} data-size={size} href={href} target="_blank" rel="noopener noreferrer">
      {icon && <Icon name={icon} />}
      <span className="button-label">{label}</span>
    </a>
  );
}

export function InlineError({ text, busy, onRetry }) {
  return (
    <div className="inline-error" role="alert">
      <Icon name="alert" />
      <p className="inline-error-text">{text}</p>
      {onRetry && <Button label="Retry" size="compact" busy={busy} onPress={onRetry} />}
    </div>
  );
}

/** What could not be fetched, with another try. */
export function Failed({ what, fetched }) {
  return <InlineError text={`${what} ${fetched.error.message}`} busy={fetched.isBusy} onRetry={fetched.refresh} />;
}

export function StaleNotice({ text, busy, onRetry }) {
  return (
    <div className="stale-notice" role="status">
      <Icon name="clock" />
      <p className="stale-notice-text">{text}</p>
      {onRetry && <Button label="Retry" size="compact" busy={busy} onPress={onRetry} />}
    </div>
  );
}

export function Stale({ fetched: { since, error, isBusy, refresh } }) {
  return <StaleNotice text={`As of ${since}. ${error.message}`} busy={isBusy} onRetry={refresh} />;
}

export function OfflineNotice() {
  return !useOnline() && <StaleNotice text="You are offline. What is shown here may be old; it is fetched again when you are back." />;
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
      <input className="input" type="search" dir="auto" autoComplete="off" spellCheck="false" aria-label={label} placeholder={label} value={value} onInput={(event) => onChange(event.target.value)} onKeyDown={clear} />
    </div>
  );
}

export function EmptyState({ icon, text, action, onAction, children }) {
  return (
    <div className="empty-state">
      <Icon name={icon} size="large" />
      <p className="empty-state-text">{text}</p>
      {action && <Button label={action} onPress={onAction} />}
      {children}
    </div>
  );
}

export function Skeleton({ label, count = 3, shape = "row" }) {
  return (
    <div className="skeleton-list" role="status" aria-label={label}>
      {Array.from({ length: count }, (_, index) => <span key={index} className="skeleton" data-shape={shape} />)}
    </div>
  );
}

export function Badge({ label, tone }) {
  return <span className="badge" data-tone={tone}>{label}</span>;
}

export function Avatar({ name, size = "medium" }) {
  return <span className="avatar" data-size={size} data-hue={hue(name)} aria-hidden="true">{initials(name)}</span>;
}

export function Section({ title, description, children }) {
  return (
    <section className="section" aria-label={title}>
      <header className="section-header">
        <h2 className="section-title">{title}</h2>
        <p className="section-description">{description}</p>
      </header>
      <div className="card">{children}</div>
    </section>
  );
}

export function Progress({ label, done, total }) {
  return (
    <div className="progress">
      <span className="progress-label">{label}</span>
      <span className="progress-count">{`${done} of ${total}`}</span>
      <progress className="progress-bar" aria-label={label} max={Math.max(total, 1)} value={done} />
    </div>
  );
}

export function Screen({ icon, title, text, action: { label, run } }) {
  return (
    <main className="screen">
      <Icon name={icon} size="large" />
      <h1 className="screen-title">{title}</h1>
      <p className="screen-text">{text}</p>
      <Button label={label} variant="primary" onPress={run} />
    </main>
  );
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
      <div ref={menu} className="menu" id={id} role="menu" aria-label={label} popover="auto" onToggle={onToggle} onKeyDown={(event) => moveFocus(event, menu.current, entries())}>
        {items.map(({ text, icon, run }) => (
          <button key={text} type="button" role="menuitem" className="menu-item" tabIndex="-1" onClick={() => choose(run)}><Icon name={icon} /><span>{text}</span></button>
        ))}
      </div>
    </span>
  );
}
