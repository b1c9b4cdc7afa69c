// The fields of forms, and what is said about a draft. Each is given the form that it belongs to.

import { For, Show, createEffect, mergeProps, on } from "solid-js";
import { news, newsActions, unkeptHint } from "../../shared/draft.js";
import { Button } from "./kit.jsx";

function Label(props) {
  return <>{props.label}<Show when={props.required}><span class="field-required" aria-hidden="true">*</span></Show></>;
}

function Notes(props) {
  return (
    <>
      <p class="field-error" id={`field-${props.name}-error`}>{props.form.errors()[props.name]}</p>
      <Show when={props.help}><p class="field-help" id={`field-${props.name}-help`}>{props.help}</p></Show>
    </>
  );
}

/** The attributes of a control, which are those of its group where there are several. */
const described = (props) => ({
  "aria-required": props.required || undefined,
  "aria-describedby": `field-${props.name}-error field-${props.name}-help`,
  get "aria-invalid"() { return props.name in props.form.errors() || undefined; },
});

const control = (props) => mergeProps({ id: `field-${props.name}`, name: props.name }, described(props));

function Field(props) {
  return (
    <div class="field">
      <label class="field-label" for={`field-${props.name}`}><Label label={props.label} required={props.required} /></label>
      {props.children}
      <Notes form={props.form} name={props.name} help={props.help} />
    </div>
  );
}

export function TextField(props) {
  return <Field {...props}><input class="input" {...control(props)} type={props.type ?? "text"} dir="auto" inputmode={props.inputMode} autocomplete="off" value={props.form.values[props.name]} onInput={(event) => props.form.set(props.name, event.target.value)} /></Field>;
}

export function DateField(props) {
  return <Field {...props}><input class="input" {...control(props)} type="date" min={props.min} value={props.form.values[props.name]} onInput={(event) => props.form.set(props.name, event.target.value)} /></Field>;
}

export function TextArea(props) {
  return <Field {...props}><textarea class="input text-area" {...control(props)} rows={props.rows} dir="auto" value={props.form.values[props.name]} onInput={(event) => props.form.set(props.name, event.target.value)} /></Field>;
}

export function Select(props) {
  const chosen = () => props.form.values[props.name];
  return (
    <Field {...props}>
      <div class="select">
        <select class="input" {...control(props)} onChange={(event) => props.form.set(props.name, event.target.value)}>
          <For each={props.choices}>{({ value, label }) => <option value={value} selected={chosen() === value}>{label}</option>}</For>
        </select>
      </div>
    </Field>
  );
}

export function Checkbox(props) {
  return (
    <div class="field toggle-field">
      <input class="checkbox" {...control(props)} type="checkbox" checked={props.form.values[props.name]} onChange={(event) => props.form.set(props.name, event.target.checked)} />
      <label class="toggle-label" for={`field-${props.name}`}>{props.label}</label>
      <Notes form={props.form} name={props.name} help={props.help} />
    </div>
  );
}

export function RadioCards(props) {
  return (
    <fieldset class="field radio-cards" role="radiogroup" {...described(props)}>
      <legend class="field-label"><Label label={props.label} required={props.required} /></legend>
      <div class="radio-cards-grid">
        <For each={props.cards}>
          {(card, index) => (
            <label class="radio-card">
              <input class="radio" id={index() === 0 ? `field-${props.name}` : undefined} type="radio" name={props.name} value={card.value} disabled={props.disabled} checked={props.form.values[props.name] === card.value} onChange={() => props.form.set(props.name, card.value)} />
              <span class="radio-card-title" dir="auto">{card.title}</span>
              <Show when={card.aside}><span class="radio-card-aside" dir="auto">{card.aside}</span></Show>
              <Show when={card.items}><span class="radio-card-body"><span><For each={card.items}>{(item) => <span class="included">{item}</span>}</For></span></span></Show>
            </label>
          )}
        </For>
      </div>
      <Notes form={props.form} name={props.name} />
    </fieldset>
  );
}

export function ErrorSummary(props) {
  const names = () => Object.keys(props.form.errors()).filter(Boolean);
  const others = () => props.form.errors()[""] ?? [];
  const lead = (event, name) => {
    // Following the link would change the frame's address, which identifies the frame to Pipedrive.
    event.preventDefault();
    document.getElementById(`field-${name}`)?.focus();
  };
  return (
    <div class="form-error-summary" id="form-error-summary" role="group" tabindex="-1" aria-labelledby="form-error-summary-title" hidden={names().length + others().length === 0}>
      <p class="form-error-summary-title" id="form-error-summary-title">{names().length > 0 ? "Check these fields" : "This could not be saved"}</p>
      <ul>
        <For each={names()}>{(name) => <li><a href={`#field-${name}`} onClick={(event) => lead(event, name)}>{props.form.errors()[name]}</a></li>}</For>
        <For each={others()}>{(text) => <li>{text}</li>}</For>
      </ul>
    </div>
  );
}

export function DraftNote(props) {
  const said = () => news[props.form.told().news];
  return (
    <>
      <Show when={said()}>
        <div class="draft-note" role="status">
          <p>{said().text}</p>
          <For each={said().actions}>{(name) => <Button label={newsActions[name].label} size="compact" onPress={() => newsActions[name].run(props.form.draft)} />}</For>
        </div>
      </Show>
      <Show when={props.form.told().isUnkept}><p class="draft-hint">{unkeptHint}</p></Show>
    </>
  );
}

/** Focus that was in the bar goes back to where it came from when the bar goes away. */
export function SaveBar(props) {
  let bar;
  let origin;
  const enter = ({ relatedTarget }) => { if (relatedTarget && !bar.contains(relatedTarget)) origin = relatedTarget; };
  createEffect(on(() => props.shown, (isShown) => { if (!isShown && bar.contains(document.activeElement)) origin?.focus(); }, { defer: true }));
  return (
    <div ref={bar} class="save-bar" role="region" aria-label="Unsaved changes" hidden={!props.shown} onFocusIn={enter}>
      <p class="save-bar-summary" role="status">{props.summary}</p>
      <div class="save-bar-actions">
        <Button label="Reset" disabled={props.busy} onPress={props.onReset} />
        <Button label="Save changes" type="submit" variant="primary" busy={props.busy} />
      </div>
    </div>
  );
}
