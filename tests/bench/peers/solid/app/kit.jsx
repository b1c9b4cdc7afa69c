// Buttons, notices and lists, with the same markup and the same styles as the reference app's.

import { For, Index, Show, createSignal, createUniqueId } from "solid-js";
import { hue, initials } from "../../shared/formats.js";
import { isAllowed, moveFocus, place } from "../../shared/menu.js";
import { createOnline } from "./state.js";

const pixels = { small: 16, medium: 20, large: 32 };

export function Icon(props) {
  const size = () => props.size ?? "small";
  return <svg class="icon" data-size={size()} width={pixels[size()]} height={pixels[size()]} aria-hidden="true" focusable="false"><use href={`/icons.svg#${props.name}`} /></svg>;
}

export function Button(props) {
  const press = (event) => (props.busy ? event.preventDefault() : props.onPress?.());
  return (
    <button type={props.type ?? "button"} class="button" data-variant={props.variant ?? "secondary"} data-size={props.size ?? "regular"} aria-busy={props.busy || undefined} disabled={props.disabled} onClick={press}>
      <Show when={props.icon}><Icon name={props.icon} /></Show>
      <span class="button-label">{props.label}</span>
    </button>
  );
}

export function IconButton(props) {
  return (
    <button type="button" class="button icon-button" data-variant="ghost" data-size="regular" title={props.label} aria-label={props.label} aria-busy={props.busy || undefined} onClick={() => !props.busy && props.onPress()}>
      <Icon name={props.icon} size="medium" />
    </button>
  );
}

export function LinkButton(props) {
  return (
    <Show when={isAllowed(props.href)} fallback={<span class="link-button-text">{props.label}</span>}>
      <a class="button" data-variant={props.variant ?? "secondary"} data-size={props.size ?? "regular"} href={props.href} target="_blank" rel="noopener noreferrer">
        <Show when={props.icon}><Icon name={props.icon} /></Show>
        <span class="button-label">{props.label}</span>
      </a>
    </Show>
  );
}

export function InlineError(props) {
  return (
    <div class="inline-error" role="alert">
      <Icon name="alert" />
      <p class="inline-error-text">{props.text}</p>
      <Show when={props.onRetry}><Button label="Retry" size="compact" busy={props.busy} onPress={props.onRetry} /></Show>
    </div>
  );
}

/** What could not be fetched, with another try. */
export function Failed(props) {
  return <InlineError text={`${props.what} ${props.fetched.known.error?.message}`} busy={props.fetched.known.isBusy} onRetry={props.fetched.refresh} />;
}

export function StaleNotice(props) {
  return (
    <div class="stale-notice" role="status">
      <Icon name="clock" />
      <p class="stale-notice-text">{props.text}</p>
      <Show when={props.onRetry}><Button label="Retry" size="compact" busy={props.busy} onPress={props.onRetry} /></Show>
    </div>
  );
}

export function Stale(props) {
  const known = () => props.fetched.known;
  return <StaleNotice text={`As of ${known().since}. ${known().error?.message}`} busy={known().isBusy} onRetry={props.fetched.refresh} />;
}

export function OfflineNotice() {
  const isOnline = createOnline();
  return <Show when={!isOnline()}><StaleNotice text="You are offline. What is shown here may be old; it is fetched again when you are back." /></Show>;
}

export function SearchField(props) {
  const clear = (event) => {
    if (event.key !== "Escape" || !props.value) return;
    event.stopPropagation();
    props.onChange("");
  };
  return (
    <div class="search-field">
      <Icon name="search" />
      <input class="input" type="search" dir="auto" autocomplete="off" spellcheck={false} aria-label={props.label} placeholder={props.label} value={props.value} onInput={(event) => props.onChange(event.target.value)} onKeyDown={clear} />
    </div>
  );
}

export function EmptyState(props) {
  return (
    <div class="empty-state">
      <Icon name={props.icon} size="large" />
      <p class="empty-state-text">{props.text}</p>
      <Show when={props.action}><Button label={props.action} onPress={props.onAction} /></Show>
      {props.children}
    </div>
  );
}

export function Skeleton(props) {
  return (
    <div class="skeleton-list" role="status" aria-label={props.label}>
      <Index each={Array.from({ length: props.count ?? 3 })}>{() => <span class="skeleton" data-shape={props.shape ?? "row"} />}</Index>
    </div>
  );
}

export function Badge(props) {
  return <span class="badge" data-tone={props.tone}>{props.label}</span>;
}

export function Avatar(props) {
  return <span class="avatar" data-size={props.size ?? "medium"} data-hue={hue(props.name)} aria-hidden="true">{initials(props.name)}</span>;
}

export function Section(props) {
  return (
    <section class="section" aria-label={props.title}>
      <header class="section-header">
        <h2 class="section-title">{props.title}</h2>
        <p class="section-description">{props.description}</p>
      </header>
      <div class="card">{props.children}</div>
    </section>
  );
}

export function Progress(props) {
  return (
    <div class="progress">
      <span class="progress-label">{props.label}</span>
      <span class="progress-count">{`${props.done} of ${props.total}`}</span>
      <progress class="progress-bar" aria-label={props.label} max={Math.max(props.total, 1)} value={props.done} />
    </div>
  );
}

export function Screen(props) {
  return (
    <main class="screen">
      <Icon name={props.icon} size="large" />
      <h1 class="screen-title">{props.title}</h1>
      <p class="screen-text">{props.text}</p>
      <Button label={props.action.label} variant="primary" onPress={props.action.run} />
    </main>
  );
}

export function Menu(props) {
  const id = createUniqueId();
  const [isOpen, setOpen] = createSignal(false);
  let menu;
  let button;
  const entries = () => [...menu.querySelectorAll("[role=menuitem]")];
  const onToggle = (event) => {
    const opens = event.newState === "open";
    setOpen(opens);
    if (!opens) return;
    place(menu, button);
    entries()[0].focus();
  };
  const choose = (run) => {
    menu.hidePopover();
    button.focus();
    run();
  };
  return (
    <span class="menu-anchor">
      <button ref={button} type="button" class="button icon-button" data-variant="ghost" data-size="compact" aria-label={props.label} aria-haspopup="menu" aria-expanded={isOpen()} aria-controls={id} popovertarget={id}>
        <Icon name="more" size="medium" />
      </button>
      <div ref={menu} class="menu" id={id} role="menu" aria-label={props.label} popover="auto" on:toggle={onToggle} onKeyDown={(event) => moveFocus(event, menu, entries())}>
        <For each={props.items}>
          {({ text, icon, run }) => <button type="button" role="menuitem" class="menu-item" tabindex="-1" onClick={() => choose(run)}><Icon name={icon} /><span>{text}</span></button>}
        </For>
      </div>
    </span>
  );
}
