/** Observed prices: rents of a named accelerator, prices of tokens. */
import { around } from './context.ts';
import type { Bearing, Ground, Said } from './types.ts';
import { near, unitFits } from './units.ts';

const RENT = 'USD/hour';
const TOKENS = 'USD/Mtoken';
/** Accelerators by the launch-year class whose line they are on. */
const CLASSES: [RegExp, string][] = [
  [/\b(A100|A800)s?\b/, 'g2021'],
  [/\b(H100|H200|H800)s?\b/, 'g2023'],
];

export function priceBearings(said: Said, ground: Ground): Bearing[] {
  const { meant, sentence } = said;
  if (!/^(price|rent|rate|cost|amount|spending)$/.test(meant.metric)) return [];
  if (/^USD\/(GPU[- ]hour|hour|H100e?[- ]hour)$/i.test(meant.unit)) return rents(said, ground);
  return /tokens?$/.test(meant.unit) && unitFits(meant, TOKENS) && !/\btrain/i.test(sentence)
    ? tokens(said, ground)
    : [];
}

function rents(said: Said, { facts, answers }: Ground): Bearing[] {
  const near = around(said).whole;
  const line = CLASSES.find(([chip]) => chip.test(near));
  const named = /\b(A100|H100|H200|H800|B200|A800|GH200|MI300X|V100|L40S?)\b/.exec(near)?.[1];
  // A cluster’s hour, and what somebody assumes for a sum, is no price of a unit.
  if (named === undefined || /\b(cluster|total|node|nodes|altogether)\b/i.test(around(said, 40).whole)) return [];
  const rows = facts
    .series('gpu_rental_medians')
    .filter(({ gpu, priceType }) => gpu === named && priceType === 'on_demand')
    .filter(({ date }) => said.said === undefined || date <= said.said);
  const out = latestRow(
    rows.map(({ id, date, providerClass, median }) => ({
      id,
      date,
      value: median,
      label: `${named}, median rent, ${providerClass} on demand, ${date}`,
    })),
    said,
    RENT,
  );
  const answer = answers.get('rental_price');
  if (line && answer?.lines.has(line[1])) out.push(ofAnswer(answer, line[1], 'what an hour of this class rents for'));
  return out;
}

function tokens(said: Said, { facts, answers, company }: Ground): Bearing[] {
  const { meant } = said;
  const of = company(meant.entity);
  const rows = facts
    .series('token_price_medians')
    .filter(({ provider, date }) => provider === of && (said.said === undefined || date <= said.said));
  const out = latestRow(
    rows.map(({ id, date, median }) => ({
      id,
      date,
      value: median,
      label: `${of}, median price of a million tokens, ${date}`,
    })),
    said,
    TOKENS,
  );
  const answer = answers.get('token_price');
  if (answer) out.push(ofAnswer(answer, '', 'the price of a million tokens, by tier'));
  return out;
}

/** Of a price it is known when, at most the row of that month is the same; else the latest before it was said bears on it. */
function latestRow(
  rows: { id: string; date: string; value: number; label: string }[],
  { meant, sentence }: Said,
  unit: string,
): Bearing[] {
  const asked = meant.asOf.slice(0, 7);
  const then =
    asked === ''
      ? undefined
      : rows.find(({ date, value }) => date.startsWith(asked) && near({ ...meant, unit }, unit, value, unit));
  const row = then ?? rows.toSorted((a, b) => (a.date < b.date ? 1 : -1))[0];
  if (!row) return [];
  const stated = !meant.hypothetical && !meant.negated && !/\b(forward|blended|assum\w+)\b/i.test(sentence);
  const relation = !stated ? 'bears' : then ? 'same' : 'kind';
  return [
    {
      kind: 'row',
      id: row.id,
      line: '',
      label: row.label,
      unit,
      relation,
      sign: 1,
      why: relation === 'same' ? 'the price observed in that month' : 'the last price observed by then',
    },
  ];
}

const ofAnswer = (
  { id, label, unit }: { id: string; label: string; unit: string },
  line: string,
  why: string,
): Bearing => ({
  ...{ kind: 'answer', id, line, label, unit, relation: 'bears', sign: 1, why },
});
