/** What the data has on the same company and metric: the very figure of the same time, or figures it bears on. */
import { sameMetric } from '../metrics.ts';
import { type Observation, observationsOf } from './observations.ts';
import { clauseOf, hasWord, namesIn, saysPart, saysWhom } from './sentence.ts';
import type { Bearing, Ground, Said } from './types.ts';
import { endsOf, measureOf, near, unitFits } from './units.ts';

/** Rows shown of one claim. */
const MOST_SAME = 3;
const MOST_NEAR = 1;

/** Ends of estimates, and amounts with more or less in them than their name says. */
const NOT_THE_FIGURE = /_(low|high|incl|prior|net|ntd|krw)\b|_incl_/;

/** Shares that rows give under names of their own, and the words that mean them. */
const SHARES: { words: string[]; rows: RegExp }[] = [
  { words: ['customer', 'client'], rows: /^customer_share/ },
  { words: ['enterprise'], rows: /^enterprise_share/ },
  { words: ['hyperscaler', 'big tech'], rows: /^hyperscaler_share/ },
];

export function reportedBearings(said: Said, ground: Ground): Bearing[] {
  const { meant, sentence } = said;
  const company = ground.company(meant.entity);
  if (company === '' || !saysWhom(sentence, meant.entity!)) return [];
  const rows = observationsOf(ground.facts.tables, company).filter(({ metric }) => !NOT_THE_FIGURE.test(metric));
  if (meant.unit === 'percent' && GROWTH_METRICS.test(meant.metric) && GROWTH.test(clauseOf(sentence, said.figure)))
    return growthBearings(said, rows, company);
  const about = rows.filter((row) => isAbout(row.metric, said) && unitFits({ ...meant, ...bare(meant) }, row.measure));
  const own = about.filter(({ metric }) => metric.includes(':'));
  // Where the sentence names a segment that the data has, the whole is only borne on.
  const [first, rest] = own.length > 0 ? [own, about.filter((row) => !own.includes(row))] : [about, []];
  const same = first.filter((row) => isSame(row, said, own.length > 0));
  if (same.length > 0)
    return byTrust(same)
      .slice(0, MOST_SAME)
      .map((row) => bearing(row, 'same', company));
  const close = [...first, ...rest].filter((row) => fitsOver(row, meant));
  return nearestInTime(close, said)
    .slice(0, MOST_NEAR)
    .map((row) => bearing(row, 'bears', company));
}

/** Unit and period without the time an amount counts over: that is compared apart. */
function bare({ unit, period }: Said['meant']): { unit: string; period: string } {
  const { measure, over } = measureOf(unit);
  return { unit: measure, period: over === '' ? period : '' };
}

function isAbout(metric: string, { meant, sentence }: Said): boolean {
  const [name, part] = metric.split(':');
  if (meant.metric === 'spending' && !SPENT_ON_CAPITAL.test(sentence)) return false;
  if (meant.unit === 'percent' && SHARES.some(({ words, rows }) => rows.test(metric) && hasWord(sentence, words)))
    return true;
  if (!sameMetric(meant.metric, metric) && !sameMetric(meant.metric, name)) return false;
  return part === undefined || namesPart(part, sentence);
}

const SPENT_ON_CAPITAL = /\b(capex|capital|data ?cent(er|re)s?|infrastructure|chips?|gpus?|servers?|build[- ]?out)\b/i;

/** Other words for the segments that companies report. */
const PART_WORDS: Record<string, RegExp> = {
  datacenter: /\b(data ?cent(er|re)s?|gpus?)\b/i,
  ai: /\bai\b/i,
};

function namesPart(part: string, sentence: string): boolean {
  const text = `${sentence} ${namesIn(sentence).join(' ')}`;
  return PART_WORDS[part]?.test(text) ?? part.split('_').every((word) => hasWord(text, [word]));
}

/** The same quantity: over the same time, no part of it, and of the time that was said or, where none was, of the size that was. */
function isSame(row: Observation, said: Said, isSegment: boolean): boolean {
  const { meant, sentence, figure } = said;
  if (row.over !== measureOf(meant.unit).over || meant.hypothetical || meant.negated) return false;
  if (!isSegment && (meant.scope !== '' || saysPart(clauseOf(sentence, figure)))) return false;
  if (meant.prediction !== (row.kind === 'guidance')) return false;
  if (meant.asOf !== '') return endsIn(row.on, meant.asOf);
  const wasKnown = said.said === undefined || row.on <= said.said || row.kind === 'guidance';
  const stated = endsOf(meant);
  return wasKnown && stated !== undefined && near(meant, measureOf(meant.unit).measure, row.value, row.measure);
}

/** Whether a day lies in a year, quarter or month, or is the day. */
function endsIn(day: string, time: string): boolean {
  const quarter = /^(\d{4})-?Q([1-4])$/.exec(time);
  if (!quarter) return day.startsWith(time.slice(0, 7));
  return day.slice(0, 4) === quarter[1] && Math.ceil(Number(day.slice(5, 7)) / 3) === Number(quarter[2]);
}

/** An amount over a time bears on amounts over any time; one at a point in time only on such. */
function fitsOver(row: Observation, meant: Said['meant']): boolean {
  const { over } = measureOf(meant.unit);
  return over === '' ? row.over === '' || FLOWS.test(meant.metric) : row.over !== '';
}

const FLOWS = /^(revenue|spending|capex|profit|income|earnings|loss|cash burn|ebitda|margin|share or change)$/;

const trust: Record<Observation['kind'], number> = { reported: 0, estimate: 1, guidance: 2 };
const byTrust = (rows: Observation[]) => rows.toSorted((a, b) => trust[a.kind] - trust[b.kind]);

/** Of the latest day before it was said, reported ones first; of the first day there is, where nothing is as old. */
function nearestInTime(rows: Observation[], { meant, said }: Said): Observation[] {
  const year = /^\d{4}/.exec(meant.asOf)?.[0];
  const due = year !== undefined ? `${year}-12-31` : (said ?? '9999');
  const before = rows.filter(({ on }) => on <= due);
  const [first] = before.length > 0 ? before : rows.slice(-1);
  return first ? byTrust(rows.filter(({ on }) => on === first.on)) : [];
}

function bearing(row: Observation, relation: Bearing['relation'], company: string, how = ''): Bearing {
  const when = row.over === '' ? row.on : `the ${row.over} to ${row.on}`;
  return {
    ...{
      kind: 'row',
      id: row.id,
      line: '',
      relation,
      sign: 1,
      unit: row.over === 'year' ? `${row.measure}/year` : row.measure,
    },
    label: `${company} ${row.metric.replaceAll('_', ' ')}, ${when}, ${row.kind}`,
    why:
      how ||
      (relation === 'same'
        ? 'the same company, metric and time'
        : 'the same company and metric at another time, or in part'),
  };
}

const GROWTH_METRICS = /^(revenue|capex|spending|profit|income|share or change)$/;
const GROWTH =
  /\b(up|down|grew|grow\w*|soar\w*|rose|ris\w*|jump\w*|increas\w*|fell|fall\w*|declin\w*|drop\w*|shr[aiu]nk\w*)\b/i;
/** How far a growth said roughly may be from that of the rows. */
const GROWTH_ROUNDING = 0.1;

/** Growth over a year leads to the two years it lies between: the same where it is what they give. */
function growthBearings(said: Said, rows: Observation[], company: string): Bearing[] {
  const { meant } = said;
  if (meant.metric === 'share or change' || !endsOf(meant)) return [];
  const years = rows.filter(
    (row) =>
      row.over === 'year' &&
      row.kind !== 'guidance' &&
      sameMetric(meant.metric, row.metric) &&
      !row.metric.includes(':'),
  );
  const asked = /^\d{4}/.exec(meant.asOf)?.[0];
  const latest = nearestInTime(
    years.filter(({ on }) => asked === undefined || on.startsWith(asked)),
    said,
  )[0];
  if (!latest) return [];
  const [before] = byTrust(
    years.filter(
      (row) => row.metric === latest.metric && Number(row.on.slice(0, 4)) === Number(latest.on.slice(0, 4)) - 1,
    ),
  );
  if (!before || before.value <= 0) return [];
  const came = 100 * (latest.value / before.value - 1);
  const [low, high] = endsOf(meant)!;
  const slack = GROWTH_ROUNDING * Math.abs(came);
  const relation =
    came >= low - slack && came <= high + slack && !meant.hypothetical && meant.scope === '' ? 'same' : 'bears';
  const how = `growth from one year to the next: these two give ${came.toFixed(0).replace('-', '−')} %`;
  return [latest, before].map((row) => bearing(row, relation, company, how));
}
