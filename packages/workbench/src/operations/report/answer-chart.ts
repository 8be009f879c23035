/** The picture that suits an answer, chosen from its shape: time or not, one line or several, parts of a whole or not. */
import {
  type Chart,
  type ChartHead,
  lineChart,
  type Moment,
  smallMultiples,
  stackedBars,
  type Table,
} from '../../charts/index.ts';
import type { Answer, AnswerValue } from '../../runs/index.ts';
import type { DotsOfAnswer } from './origins.ts';

/** Answers whose rows add up to a whole: one bar a year, stacked. */
const PARTS_OF_A_WHOLE = new Set([
  'capex_financing',
  'losses_by_holder_kind',
  'losses_by_claim',
  'losses_by_debtor',
  'spending_by_segment',
  'energised_gw',
  'fleet_gw',
]);

/** Lines that one picture can hold; above, each gets its own small one. */
const MOST_LINES = 6;
const MOST_PANELS = 12;
const TIMES = ['year', 'quarter', 'month'];

type Head = Omit<ChartHead, 'unit' | 'title'>;

/** `dots`: what was seen and said of a line, by its name. */
export function chartsOf(answer: Answer, head: Head, dots: DotsOfAnswer['byLine'] = new Map()): Chart[] {
  const present = answer.values.filter((v) => v.value !== null && Number.isFinite(v.value));
  if (present.length < 2) return [];
  const keys = Object.keys(present[0].at);
  const time = keys.find((key) => TIMES.includes(key));
  const rest = keys.filter((key) => key !== time);
  const whole = { ...head, title: answer.label, unit: answer.unit };
  if (time === undefined) return rest.length === 1 ? [sideways(present, rest[0], whole)] : [];
  if (rest.length > 1) return [];
  const [key] = rest;
  const groups: [string, AnswerValue[]][] =
    key === undefined ? [[answer.label, present]] : [...Map.groupBy(present, (v) => String(v.at[key]))];
  const drawn = groups.toSorted((a, b) => largest(b[1]) - largest(a[1]));
  const lines = drawn.map(([id, values]) => ({ id, label: inWords(id), values: values.map((v) => moment(v, time)) }));
  if (PARTS_OF_A_WHOLE.has(answer.id)) return [stacked(drawn, time, whole)];
  const marks = (kind: 'seen' | 'said') =>
    drawn.flatMap(([id]) => (dots.get(id)?.[kind] ?? []).map((dot) => ({ ...dot, line: id })));
  if (lines.length <= MOST_LINES) return [lineChart({ ...whole, lines, seen: marks('seen'), said: marks('said') })];
  const note =
    lines.length > MOST_PANELS ? `The ${MOST_PANELS} largest of ${lines.length}; the table has all.` : undefined;
  const panels = lines.slice(0, MOST_PANELS).map((line) => ({ ...line, ...dots.get(line.id) }));
  return [smallMultiples({ ...whole, note, panels, panelLabel: key, ownScale: true })];
}

/** Rows by company, holder …; time across: how a person reads it. Undefined where the plain list is as good. */
export function pivotOf(answer: Answer): Table | undefined {
  const keys = Object.keys(answer.values[0]?.at ?? {});
  const time = keys.find((key) => TIMES.includes(key));
  const rest = keys.filter((key) => key !== time);
  if (time === undefined || rest.length === 0) return undefined;
  const times = [...new Set(answer.values.map((v) => String(v.at[time])))].sort();
  const rows = Map.groupBy(answer.values, (v) => rest.map((key) => String(v.at[key])).join('\t'));
  const present = [...rows.values()].filter((values) => values.some((v) => v.value !== null && v.value !== 0));
  return {
    columns: [
      ...rest.map((key) => ({ id: key, label: inWords(key) })),
      ...times.map((t) => ({ id: t, label: t, unit: answer.unit })),
    ],
    rows: present.map((values) => [
      ...rest.map((key) => inWords(String(values[0].at[key]))),
      ...times.map((t) => values.find((v) => String(v.at[time]) === t)?.value ?? null),
    ]),
  };
}

/** One bar per year; the smallest parts are added up. */
function stacked(groups: [string, AnswerValue[]][], time: string, head: ChartHead): Chart {
  const named = groups.slice(0, MOST_LINES);
  const rest = groups.slice(MOST_LINES).flatMap(([, values]) => values);
  const parts = rest.length > 0 ? [...named, ['others', rest] as [string, AnswerValue[]]] : named;
  const times = [...new Set(groups.flatMap(([, values]) => values.map((v) => String(v.at[time]))))].sort();
  const sum = (values: AnswerValue[], t: string) =>
    values.filter((v) => String(v.at[time]) === t).reduce((total, v) => total + (v.value ?? 0), 0);
  return stackedBars({
    ...head,
    parts: parts.map(([id]) => ({ id, label: inWords(id) })),
    bars: times.map((t) => ({ label: t, values: parts.map(([, values]) => sum(values, t)) })),
    barLabel: time,
  });
}

function sideways(values: AnswerValue[], key: string, head: ChartHead): Chart {
  const bars = values.map((v) => ({ label: inWords(String(v.at[key])), values: [v.value ?? 0] }));
  const sorted = bars.toSorted((a, b) => Math.abs(b.values[0]) - Math.abs(a.values[0]));
  return stackedBars({
    ...head,
    parts: [{ id: 'value', label: head.title }],
    bars: sorted.slice(0, MOST_PANELS),
    barLabel: key,
    sideways: true,
  });
}

/** One value as a moment on a time axis. */
export function moment(v: AnswerValue, time: string): Moment {
  const band = v.p10 == null || v.p90 == null ? {} : { p10: v.p10, p90: v.p90 };
  return { t: decimalYear(v.at[time]), value: v.value as number, ...band };
}

/** 2027, “2027-Q2” or “2027-04” as a year with decimals, at the end of the period where it is shorter than a year. */
function decimalYear(at: string | number): number {
  const text = String(at);
  const quarter = /^(\d{4})-?Q([1-4])$/.exec(text);
  if (quarter) return Number(quarter[1]) + Number(quarter[2]) / 4;
  const month = /^(\d{4})-(\d{2})/.exec(text);
  if (month) return Number(month[1]) + Number(month[2]) / 12;
  return Number(text);
}

const largest = (values: AnswerValue[]) => Math.max(...values.map((v) => Math.abs(v.value ?? 0)));
const inWords = (id: string) => id.replaceAll('_', ' ');
