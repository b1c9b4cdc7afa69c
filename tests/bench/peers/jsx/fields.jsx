// The fields of forms, and what is said about a draft. Each is given the form that it belongs to.

import { useEffect, useRef } from "#framework";
import { news, newsActions, unkeptHint } from "../shared/draft.js";
import { Button } from "./kit.jsx";

function Label({ label, required }) {
  return <>{label}{required && <span className="field-required" aria-hidden="true">*</span>}</>;
}

function Notes({ form, name, help }) {
  return (
    <>
      <p className="field-error" id={`field-${name}-error`}>{form.errors[name]}</p>
      {help && <p className="field-help" id={`field-${name}-help`}>{help}</p>}
    </>
  );
}

const described = (form, name, required) => ({
  "aria-required": required || undefined,
  "aria-describedby": `field-${name}-error field-${name}-help`,
  "aria-invalid": name in form.errors || undefined,
});

const control = (form, name, required) => ({ id: `field-${name}`, name, ...described(form, name, required) });

const entered = (form, name) => ({ value: form.values[name], onInput: (event) => form.set(name, event.target.value) });

function Field({ form, name, label, required, help, children }) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={`field-${name}`}><Label label={label} required={required} /></label>
      {children}
      <Notes form={form} name={name} help={help} />
    </div>
  );
}

export function TextField({ type = "text", inputMode, ...field }) {
  const { form, name, required } = field;
  return <Field {...field}><input className="input" {...control(form, name, required)} type={type} dir="auto" inputMode={inputMode} autoComplete="off" {...entered(form, name)} /></Field>;
}

export function DateField({ min, ...field }) {
  const { form, name, required } = field;
  return <Field {...field}><input className="input" {...control(form, name, required)} type="date" min={min} {...entered(form, name)} /></Field>;
}

export function TextArea({ rows, ...field }) {
  const { form, name } = field;
  return <Field {...field}><textarea className="input text-area" {...control(form, name)} rows={rows} dir="auto" {...entered(form, name)} /></Field>;
}

export function Select({ choices, ...field }) {
  const { form, name } = field;
  return (
    <Field {...field}>
      <div className="select">
        <select className="input" {...control(form, name)} value={form.values[name]} onChange={(event) => form.set(name, event.target.value)}>
          {choices.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
        </select>
      </div>
    </Field>
  );
}

export function Checkbox({ form, name, label, help }) {
  return (
    <div className="field toggle-field">
      <input className="checkbox" {...control(form, name)} type="checkbox" checked={form.values[name]} onChange={(event) => form.set(name, event.target.checked)} />
      <label className="toggle-label" htmlFor={`field-${name}`}>{label}</label>
      <Notes form={form} name={name} help={help} />
    </div>
  );
}

export function RadioCards({ form, name, label, cards, required, disabled }) {
  return (
    <fieldset className="field radio-cards" role="radiogroup" {...described(form, name, required)}>
      <legend className="field-label"><Label label={label} required={required} /></legend>
      <div className="radio-cards-grid">
        {cards.map(({ value, title, aside, body }, index) => (
          <label key={value} className="radio-card">
            <input className="radio" id={index === 0 ? `field-${name}` : undefined} type="radio" name={name} value={value} disabled={disabled} checked={form.values[name] === value} onChange={() => form.set(name, value)} />
            <span className="radio-card-title" dir="auto">{title}</span>
            {aside && <span className="radio-card-aside" dir="auto">{aside}</span>}
            {body && <span className="radio-card-body">{body}</span>}
          </label>
        ))}
      </div>
      <Notes form={form} name={name} />
    </fieldset>
  );
}

export function ErrorSummary({ form }) {
  const { "": others = [], ...fields } = form.errors;
  const names = Object.keys(fields);
  const lead = (event, name) => {
    // Following the link would change the frame's address, which identifies the frame to Pipedrive.
    event.preventDefault();
    document.getElementById(`field-${name}`)?.focus();
  };
  return (
    <div className="form-error-summary" id="form-error-summary" role="group" tabIndex="-1" aria-labelledby="form-error-summary-title" hidden={names.length + others.length === 0}>
      <p className="form-error-summary-title" id="form-error-summary-title">{names.length > 0 ? "Check these fields" : "This could not be saved"}</p>
      <ul>
        {names.map((name) => <li key={name}><a href={`#field-${name}`} onClick={(event) => lead(event, name)}>{fields[name]}</a></li>)}
        {others.map((text) => <li key={text}>{text}</li>)}
      </ul>
    </div>
  );
}

export function DraftNote({ form: { draft, told } }) {
  const said = news[told.news];
  return (
    <>
      {said && (
        <div className="draft-note" role="status">
          <p>{said.text}</p>
          {said.actions.map((name) => <Button key={name} label={newsActions[name].label} size="compact" onPress={() => newsActions[name].run(draft)} />)}
        </div>
      )}
      {told.isUnkept && <p className="draft-hint">{unkeptHint}</p>}
    </>
  );
}

/** Focus that was in the bar goes back to where it came from when the bar goes away. */
export function SaveBar({ shown, summary, busy, onReset }) {
  const bar = useRef(null);
  const origin = useRef(null);
  const enter = ({ relatedTarget }) => { if (relatedTarget && !bar.current.contains(relatedTarget)) origin.current = relatedTarget; };
  const hadFocus = bar.current?.contains(document.activeElement);
  useEffect(() => { if (!shown && hadFocus) origin.current?.focus(); }, [shown]);
  return (
    <div ref={bar} className="save-bar" role="region" aria-label="Unsaved changes" hidden={!shown} onFocusCapture={enter}>
      <p className="save-bar-summary" role="status">{summary}</p>
      <div className="save-bar-actions">
        <Button label="Reset" disabled={busy} onPress={onReset} />
        <Button label="Save changes" type="submit" variant="primary" busy={busy} />
      </div>
    </div>
  );
}
