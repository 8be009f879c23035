/** Calendar years and quarters of a run. Row k of a run holds the stocks before and the flows of the month k after the start. */
import { monthAt } from '../runs/time.ts';

/** Months of a run that belong to a year or quarter: steps `from` up to but not including `to`. */
export interface Period {
  from: number;
  to: number;
}

export interface CalendarYear extends Period {
  year: number;
  /** Months of this year that lie before the start: more than 0 only for the year of the start. */
  before: number;
}

export interface CalendarQuarter extends Period {
  /** `2027Q2` */
  quarter: string;
}

const known = new Map<string, { years: CalendarYear[]; quarters: CalendarQuarter[] }>();
const MOST_KNOWN = 64;

/** Every year that ends within the run, the year of the start included; of a shorter run the part of the year it has. */
export function yearsOf(start: string | null, steps: number): CalendarYear[] {
  return calendarOf(start, steps).years;
}

/** A calendar year that a run does not have. */
export class YearOutsideRun extends RangeError {
  readonly problem: { code: 'year-outside-run'; year: number; first?: number; last?: number };
  constructor(year: number, years: CalendarYear[]) {
    const [first, last] = [years[0]?.year, years.at(-1)?.year];
    super(`There is no whole year ${year} in this run, which has ${first} to ${last}; choose one of them with --year.`);
    this.name = 'YearOutsideRun';
    this.problem = { code: 'year-outside-run', year, first, last };
  }
}

/** The months of a calendar year; throws YearOutsideRun for one that the run does not have. */
export function yearWithin(start: string | null, steps: number, year: number): CalendarYear {
  const years = yearsOf(start, steps);
  const found = years.find((one) => one.year === year);
  if (found === undefined) throw new YearOutsideRun(year, years);
  return found;
}

/** Every quarter that lies within the run as a whole. */
export function quartersOf(start: string | null, steps: number): CalendarQuarter[] {
  return calendarOf(start, steps).quarters;
}

function calendarOf(start: string | null, steps: number) {
  const key = `${start} ${steps}`;
  let found = known.get(key);
  if (found === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    found = makeCalendar(start, steps);
    known.set(key, found);
  }
  return found;
}

function makeCalendar(start: string | null, steps: number) {
  // A model without a calendar counts its years from 1.
  const month = (step: number) => monthAt(step, start) ?? monthAt(step, '0001-01-01')!;
  const years: CalendarYear[] = [];
  const quarters: CalendarQuarter[] = [];
  for (let step = 0; step < steps; step++) {
    const [year, number] = month(step).split('-').map(Number);
    if (step === 0 || number === 1) years.push({ year, from: step, to: step, before: number - 1 });
    years[years.length - 1].to = step + 1;
    const quarter = `${year}Q${Math.ceil(number / 3)}`;
    if (quarters.at(-1)?.quarter !== quarter) quarters.push({ quarter, from: step, to: step });
    quarters[quarters.length - 1].to = step + 1;
  }
  const whole = years.filter(({ from, to, before }) => to - from + before === 12);
  return {
    years: whole.length > 0 ? whole : years.slice(0, 1),
    quarters: quarters.filter(({ from, to }) => to - from === 3),
  };
}
