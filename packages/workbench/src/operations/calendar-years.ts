import { monthAt } from '../runs/index.ts';

/** The steps of a run that fall in one calendar year: from `from` to before `to`. */
export interface CalendarYear {
  year: number;
  from: number;
  to: number;
}

/** The calendar years a run touches; the first and the last may be short. Throws RangeError for a model without a calendar. */
export function calendarYears(start: string | null, steps: number): CalendarYear[] {
  const years: CalendarYear[] = [];
  for (let step = 0; step < steps; step++) {
    const month = monthAt(step, start);
    if (month === null) throw new RangeError('the model has no calendar');
    const year = Number(month.slice(0, 4));
    const last = years.at(-1);
    if (last?.year === year) last.to = step + 1;
    else years.push({ year, from: step, to: step + 1 });
  }
  return years;
}
