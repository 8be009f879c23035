/** What the data has on the same company and metric: the very figure of the same time, or figures it bears on. */
import { sameMetric } from '../metrics.ts';
import { around, isEstimate, isSubject, ownWords, RUN_RATE, saysMetric } from './context.ts';
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
  if (company === '' || !saysWhom(sentence, meant.entity!) || !isSubject(said, meant.entity!)) return [];
  const rows = observationsOf(ground.facts.tables, company).filter(({ metric }) => !NOT_THE_FIGURE.test(metric));
  if (meant.unit === 'percent' && GROWTH_METRICS.test(meant.metric) && isGrowth(said))
    return growthBearings(said, rows, company);
  if (!saysMetric(said) && meant.unit !== 'percent') return [];
  const about = rows.filter((row) => isAbout(row.metric, said) && unitFits({ ...meant, ...bare(meant) }, row.measure));
  const own = about.filter(({ metric }) => metric.includes(':'));
  // Where the words around the figure name a segment that the data has, the whole is only borne on.
  const [first, rest] = own.length > 0 ? [own, about.filter((row) => !own.includes(row))] : [about, []];
  const same = sameRows(first, said, own.length > 0);
  if (same.length > 0) return same.map((row) => bearing(row, 'same', company));
  const close = [...first, ...rest].filter((row) => fitsOver(row, meant));
  const whole = !isPart(said) && own.length === 0;
  return nearestInTime(close, said)
    .slice(0, MOST_NEAR)
    .map((row) =>
      bearing(row, whole && row.over === measureOf(meant.unit).over && !meant.negated ? 'kind' : 'bears', company),
    );
}

/** Unit and period without the time an amount counts over: that is compared apart. */
function bare({ unit, period }: Said['meant']): { unit: string; period: string } {
  const { measure, over } = measureOf(unit);
  return { unit: measure, period: over === '' ? period : '' };
}

function isAbout(metric: string, said: Said): boolean {
  const { meant } = said;
  const [name, part] = metric.split(':');
  if (meant.metric === 'spending' && !SPENT_ON_CAPITAL.test(around(said).whole)) return false;
  if (
    meant.unit === 'percent' &&
    SHARES.some(({ words, rows }) => rows.test(metric) && hasWord(around(said, 80).whole, words))
  )
    return true;
  if (!sameMetric(meant.metric, metric) && !sameMetric(meant.metric, name)) return false;
  return part === undefined || namesPart(part, ownWords(said));
}

const SPENT_ON_CAPITAL = /\b(capex|capital|data ?cent(er|re)s?|infrastructure|chips?|gpus?|servers?|build[- ]?out)\b/i;

/** Other words for the segments that companies report. */
const PART_WORDS: Record<string, RegExp> = {
  datacenter: /\b(data ?cent(er|re)s?|gpus?)\b/i,
  // “AI infrastructure provider” names no segment.
  ai: /\bai (revenues?|sales|business|segment|services|chips?|cloud|semiconductors?)\b/i,
};

function namesPart(part: string, sentence: string): boolean {
  const text = `${sentence} ${namesIn(sentence).join(' ')}`;
  return PART_WORDS[part]?.test(text) ?? part.split('_').every((word) => hasWord(text, [word]));
}

/** Money newly borrowed is a part of what is owed. */
const NEWLY = /\b(rais\w+|secur\w+|issu\w+|borrow\w*|sell\w*|sold|float\w*)\b/i;

function isPart(said: Said): boolean {
  const { meant, sentence, figure } = said;
  if (meant.metric === 'debt' && NEWLY.test(ownWords(said))) return true;
  return meant.scope !== '' || saysPart(clauseOf(sentence, figure));
}

/** How far the figures of one quantity may lie apart and still be two statements of it: revised, or rounded, not another time. */
const FAR = 1.5;
/** A figure without a time is that of a row only where it is as near as this. */
const CLOSE = 0.02;

/** Rows that give the same quantity: over the same time, no part of it, and of the time that was said or, where none was, the one time that has the figure. */
function sameRows(rows: Observation[], said: Said, isSegment: boolean): Observation[] {
  const { meant } = said;
  const { measure, over } = measureOf(meant.unit);
  if (meant.hypothetical || meant.negated || (!isSegment && isPart(said)) || isEstimate(said)) return [];
  // What a year would bring at the pace of a month is no year.
  const isRate = RUN_RATE.test(around(said).whole);
  const fitting = rows.filter(
    (row) =>
      row.over === over &&
      meant.prediction === (row.kind === 'guidance') &&
      (over !== 'year' || isRate === row.metric.startsWith('annualised')),
  );
  if (meant.asOf !== '') {
    const then = fitting.filter((row) => endsIn(row.on, meant.asOf) && within(row, said, FAR));
    // A stock of a year is that of its last day; a quarter of a year that is not named is that with the figure.
    const exact =
      over === 'quarter' && /^\d{4}$/.test(meant.asOf) ? then.filter((row) => isNear(row, measure, said)) : then;
    return over === '' ? ofLastDay(exact) : byTrust(exact).slice(0, MOST_SAME);
  }
  const known = fitting.filter((row) => said.said === undefined || row.on <= said.said || row.kind === 'guidance');
  const recent = said.said === undefined ? known : ofLatestDays(known);
  const matching = recent.filter((row) => isNear(row, measure, said));
  const best = matching.filter(
    (row) => distanceOf(row, said) <= Math.min(...matching.map((one) => distanceOf(one, said))) + 1e-9,
  );
  const days = new Set(best.map(({ on }) => on));
  // Where no day is known of the saying, only the figure tells the time: it must be exact.
  if (days.size !== 1 || (said.said === undefined && best.some((row) => distanceOf(row, said) > CLOSE))) return [];
  return byTrust(best).slice(0, MOST_SAME);
}

const isNear = (row: Observation, measure: string, { meant }: Said) => near(meant, measure, row.value, row.measure);

/** How far a row’s figure is from what was said, as a part of it. */
function distanceOf({ value }: Observation, { meant }: Said): number {
  const ends = endsOf(meant);
  if (!ends || value === 0) return Number.POSITIVE_INFINITY;
  const [low, high] = ends.map(Math.abs).toSorted((a, b) => a - b) as [number, number];
  const size = Math.abs(value);
  return size >= low && size <= high ? 0 : Math.min(Math.abs(size - low), Math.abs(size - high)) / size;
}

function within({ value }: Observation, { meant }: Said, factor: number): boolean {
  const ends = endsOf(meant)?.map(Math.abs);
  if (!ends || value === 0) return false;
  const size = Math.abs(value);
  return Math.max(...ends) >= size / factor && Math.min(...ends) <= size * factor;
}

function ofLastDay(rows: Observation[]): Observation[] {
  const last = rows.reduce((day, { on }) => (on > day ? on : day), '');
  return byTrust(rows.filter(({ on }) => on === last)).slice(0, MOST_SAME);
}

/** Rows of the two latest times known of a metric: what is said without a time is news. */
function ofLatestDays(rows: Observation[]): Observation[] {
  const days = [...new Set(rows.map(({ on }) => on))].sort().slice(-2);
  return rows.filter(({ on, kind }) => days.includes(on) || kind === 'guidance');
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
      WHY[relation] +
        (row.sum === undefined ? '' : `; nobody reports the year whole: its four quarters are added up, ${row.sum}`),
  };
}

const WHY: Record<Bearing['relation'], string> = {
  same: 'the same company, metric and time',
  kind: 'the same company and metric, at another time or as somebody else puts it',
  derived: 'the same company',
  bears: 'the same company and metric, in part or over another length of time',
};

const GROWTH_METRICS = /^(revenue|capex|spending|profit|income|share or change)$/;
const GROWTH =
  /\b(up|down|grew|grow\w*|soar\w*|rose|ris\w*|jump\w*|increas\w*|fell|fall\w*|declin\w*|drop\w*|shr[aiu]nk\w*)\b/i;
/** How far a growth said roughly may be from that of the rows. */
const GROWTH_ROUNDING = 0.1;

function isGrowth(said: Said): boolean {
  const { meant, sentence, figure } = said;
  // “Less than half of the rate” is no rate.
  return /\d/.test(figure) && meant.scope === '' && GROWTH.test(clauseOf(sentence, figure)) && saysMetric(said);
}

/** Growth leads to the two years, or the two quarters a year apart, that it lies between: it is the same where it is what they give. */
function growthBearings(said: Said, rows: Observation[], company: string): Bearing[] {
  const { meant, sentence } = said;
  const ends = endsOf(meant);
  if (meant.metric === 'share or change' || !ends || isEstimate(said)) return [];
  const quarterly = /Q/.test(meant.asOf) || /\b(quarter(ly)?|q[1-4])\b|[1-4]q\b/i.test(sentence);
  const over = quarterly ? 'quarter' : 'year';
  const part = /\b(segment|division|data ?cent(er|re)|cloud|aws|azure|gaming|client)\b/i.test(
    clauseOf(sentence, said.figure),
  );
  const wanted = rows.filter(
    (row) =>
      row.over === over && row.kind !== 'guidance' && sameMetric(meant.metric, row.metric) && !row.metric.includes(':'),
  );
  const pairs = wanted.flatMap((row): { row: Observation; before: Observation; came: number }[] => {
    const [before] = byTrust(wanted.filter((one) => one.metric === row.metric && isYearBefore(one.on, row.on)));
    if (!before || before.value <= 0 || (said.said !== undefined && row.on > said.said)) return [];
    return [{ row, before, came: 100 * (row.value / before.value - 1) }];
  });
  const dated = pairs.filter(({ row }) => meant.asOf === '' || endsIn(row.on, meant.asOf));
  const agreeing = dated.filter(({ came }) => {
    const slack = GROWTH_ROUNDING * Math.abs(came);
    return came >= ends[0] - slack && came <= ends[1] + slack;
  });
  const latest = agreeing.toSorted((a, b) => (a.row.on < b.row.on ? 1 : -1))[0];
  // Without a day or a figure that agrees nothing says which years are meant.
  if (!latest || part) return [];
  const relation = meant.hypothetical || meant.negated || meant.prediction ? 'bears' : 'derived';
  const how = `growth from one ${over} to the same a year later: these two give ${latest.came.toFixed(0).replace('-', '−')} %`;
  return [latest.row, latest.before].map((row) => bearing(row, relation, company, how));
}

/** Days between the ends of periods that are a year apart, fiscal weeks allowed for. */
function isYearBefore(before: string, on: string): boolean {
  const days = (Date.parse(on) - Date.parse(before)) / 86_400_000;
  return days > 355 && days < 376;
}
