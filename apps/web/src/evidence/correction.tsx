/** The reading put right by hand: only what was changed is sent. */
import { type FormEvent, useState } from 'react';
import type { Input, Output, View } from './api.ts';

type Correction = Extract<Input<'decide'>['decision'], { kind: 'correct' }>['correction'];

interface Props {
  claim: View;
  words?: Output<'metrics'>;
  onDone(correction: Correction): void;
  onCancel(): void;
}

const TEXTS = [
  ['unit', 'Unit'],
  ['entity', 'About'],
  ['metric', 'Metric'],
  ['period', 'Period of the amount'],
  ['asOf', 'As of'],
  ['scope', 'Part of the whole'],
] as const;
const FLAGS = [
  ['prediction', 'a prediction'],
  ['hypothetical', 'hypothetical'],
  ['negated', 'denied'],
] as const;

export function CorrectionForm({ claim, words, onDone, onCancel }: Props) {
  const { meant } = claim;
  const [fault, setFault] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = correctionOf(meant, new FormData(event.currentTarget));
    if (typeof read === 'string') setFault(read);
    else onDone(read);
  };
  const start = meant.value ?? meant.valueMin;
  return (
    <form className="correction" onSubmit={submit} aria-label="Correct the reading">
      <label>
        Value, or lower end
        {/* biome-ignore lint/a11y/noAutofocus: the form was asked for by key, and this is where typing goes on */}
        <input name="low" inputMode="decimal" defaultValue={start ?? ''} autoFocus />
      </label>
      <label>
        Upper end, of a range
        <input name="high" inputMode="decimal" defaultValue={meant.value === undefined ? (meant.valueMax ?? '') : ''} />
      </label>
      {TEXTS.map(([name, label]) => (
        <label key={name}>
          {label}
          <input name={name} defaultValue={meant[name] ?? ''} list={`words-${name}`} autoComplete="off" />
        </label>
      ))}
      <Words id="words-unit" list={words?.units} />
      <Words id="words-entity" list={words?.entities.map((e) => e.name)} />
      <Words id="words-metric" list={words?.metrics.map((m) => m.id)} />
      <fieldset>
        <legend>It is</legend>
        {FLAGS.map(([name, label]) => (
          <label key={name}>
            <input type="checkbox" name={name} defaultChecked={meant[name]} /> {label}
          </label>
        ))}
      </fieldset>
      {fault && <p role="alert">{fault}</p>}
      <p>
        <button type="submit">Record the correction</button>{' '}
        <button type="button" className="quiet" onClick={onCancel}>
          Cancel
        </button>
      </p>
    </form>
  );
}

function Words({ id, list }: { id: string; list?: string[] }) {
  return (
    <datalist id={id}>
      {list?.map((word) => (
        <option key={word} value={word} />
      ))}
    </datalist>
  );
}

/** What of the form differs from what was meant; words where it cannot be read. */
export function correctionOf(meant: View['meant'], form: { get(name: string): unknown }): Correction | string {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const correction: Correction = {};
  const low = numberIn(text('low'));
  const high = numberIn(text('high'));
  for (const [n, name] of [
    [low, 'low'],
    [high, 'high'],
  ] as const)
    if (Number.isNaN(n)) return `“${text(name)}” is not a number; write it out, as in 1500000000 or 1.5e9.`;
  if (low === undefined && high === undefined) return 'A claim needs a value or an end of a range.';
  if (high === undefined || high === low) {
    // A range that is open above has a lower end only; leaving it as it is keeps it a range.
    const kept = meant.value === undefined && meant.valueMax === null && low === meant.valueMin;
    if (!kept && low !== meant.value) correction.value = low!;
  } else if (low !== undefined && high < low) return `The upper end ${high} lies below the lower end ${low}.`;
  else if (low !== meant.valueMin || high !== meant.valueMax) {
    if (low !== undefined) correction.valueMin = low;
    correction.valueMax = high;
  }
  for (const [name] of TEXTS) {
    const given = text(name);
    if (given === (meant[name] ?? '')) continue;
    if (name === 'entity') correction.entity = given === '' ? null : given;
    else correction[name] = given;
  }
  for (const [name] of FLAGS) {
    const given = form.get(name) !== null;
    if (given !== meant[name]) correction[name] = given;
  }
  if (Object.keys(correction).length === 0) return 'Nothing was changed. Accept it instead, or change a field.';
  return correction;
}

function numberIn(text: string): number | undefined {
  return text === '' ? undefined : Number(text.replaceAll(/[\s,_]/g, ''));
}
