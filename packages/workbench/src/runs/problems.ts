/** What can be wrong with a scenario, a shock, a quantity or a saved run: data first, words in one place. */

/** One thing a person got wrong. `where` says in which file and place, or under which option, it was written. */
export type RunProblem = { where?: string } & (
  | { code: 'unknown-scenario'; name: string; closest?: string; known: string[] }
  | { code: 'unknown-shock'; name: string; closest?: string; known: string[] }
  | { code: 'unknown-parameter'; name: string; closest?: string }
  | { code: 'unknown-member'; parameter: string; member: string; dimension: string; closest?: string }
  | { code: 'wrong-subscripts'; parameter: string; given: string[]; over: string[] }
  | {
      code: 'out-of-bounds';
      parameter: string;
      value: number;
      unit: string;
      min?: number;
      max?: number;
      low?: number;
      high?: number;
      source?: string;
    }
  | { code: 'bad-quantity'; text: string; unit: string; parameter?: string; reason: string }
  | { code: 'unit-mismatch'; text: string; given: string; wanted: string; parameter?: string }
  | { code: 'bad-assignment'; text: string }
  /** `fact` as it was named; it is no accepted fact, or cannot be this parameter's value. */
  | { code: 'bad-fact'; fact: string; parameter?: string; reason: string }
  | { code: 'bad-date'; text: string; reason: string }
  | { code: 'outside-horizon'; text: string; start: string | null; steps: number }
  | { code: 'size-out-of-range'; shock: string; size: number; low: number; high: number }
  | { code: 'bad-distribution'; parameter: string; reason: string }
  | { code: 'bad-json'; reason: string }
  | { code: 'bad-field'; path: string; reason: string; closest?: string }
  | { code: 'id-is-not-file-name'; id: string }
  | { code: 'bad-number'; name: string; value: number; least: number; most?: number }
  | { code: 'manifest-changed'; stated: string; recomputed: string }
);

/** Thrown for what a person can put right; carries every problem found, not only the first. */
export class RunsError extends Error {
  readonly problems: RunProblem[];
  constructor(problems: RunProblem[]) {
    super(problems.map(inEnglish).join('\n'));
    this.name = 'RunsError';
    this.problems = problems;
  }
}

/** Says a problem in a sentence: what, the value, why, and what would work. */
export function inEnglish(problem: RunProblem): string {
  return problem.where === undefined ? sentence(problem) : `${problem.where}: ${sentence(problem)}`;
}

function sentence(p: RunProblem): string {
  switch (p.code) {
    case 'unknown-scenario':
      return `There is no scenario called "${p.name}".${didYouMean(p.closest)} Known: ${p.known.join(', ') || 'none'}.`;
    case 'unknown-shock':
      return `There is no shock called "${p.name}".${didYouMean(p.closest)} Known: ${p.known.join(', ') || 'none'}.`;
    case 'unknown-parameter':
      return `There is no parameter called "${p.name}".${didYouMean(p.closest)} List them with \`buildout params\`.`;
    case 'unknown-member':
      return `${p.parameter} has no element ${p.member} in ${p.dimension}.${didYouMean(p.closest)}`;
    case 'wrong-subscripts':
      return p.over.length === 0
        ? `${p.parameter} is one number and takes no subscripts, but [${p.given.join(',')}] was given`
        : `${p.parameter} is over ${p.over.join(', ')}; write ${p.parameter}[${p.over.join(',')}] with ${p.over.length} ` +
            `subscript${p.over.length === 1 ? '' : 's'}, not [${p.given.join(',')}]`;
    case 'out-of-bounds':
      return outOfBounds(p);
    case 'bad-quantity':
      return `${named(p.parameter)}"${p.text}" is not a quantity in ${p.unit}: ${p.reason}`;
    case 'unit-mismatch':
      return `${named(p.parameter)}"${p.text}" is in ${p.given}, but ${p.wanted} is wanted`;
    case 'bad-assignment':
      return `"${p.text}" is not a setting; write name=value, for example chip_price_decline=0.35 or "site_cost=12 bn USD/GW".`;
    case 'bad-fact':
      return `${named(p.parameter)}${p.fact} cannot be used: ${p.reason}`;
    case 'bad-date':
      return `"${p.text}" is not a time: ${p.reason}. Write a month as 2027-01, a date as 2027-01-31, or a number of months from the start`;
    case 'outside-horizon':
      return `${p.text} lies outside the run, which ${p.start === null ? 'starts at step 0' : `starts ${p.start}`} and has ${p.steps} steps`;
    case 'size-out-of-range':
      return `size ${p.size} of shock ${p.shock} is outside its range ${p.low} to ${p.high}`;
    case 'bad-distribution':
      return `the distribution of ${p.parameter} cannot be used: ${p.reason}`;
    case 'bad-json':
      return `not valid JSON: ${p.reason}`;
    case 'bad-field':
      return `${p.path || 'the file'}: ${p.reason}.${didYouMean(p.closest)}`;
    case 'id-is-not-file-name':
      return `the id is ${p.id}, but a file is named after the id it holds: rename one of them`;
    case 'bad-number':
      return `${p.name} is ${p.value}; it must be a whole number from ${p.least}${p.most === undefined ? ' up' : ` to ${p.most}`}`;
    case 'manifest-changed':
      return `the saved run says ${p.stated}, but its contents give ${p.recomputed}: it was edited after it was saved`;
  }
}

function outOfBounds(p: Extract<RunProblem, { code: 'out-of-bounds' }>): string {
  const unit = p.unit === '1' ? '' : ` ${p.unit}`;
  const limits =
    p.min !== undefined && p.value < p.min
      ? `below the least that makes sense, ${p.min}${unit}`
      : `above the most that makes sense, ${p.max}${unit}`;
  const evidence =
    p.low === undefined || p.high === undefined
      ? ''
      : `. The evidence supports ${p.low} to ${p.high}${unit}${p.source === undefined ? '' : ` (${p.source})`}`;
  const asPercent = p.value / 100;
  const fits = (p.low === undefined || asPercent >= p.low) && (p.high === undefined || asPercent <= p.high);
  const slip = evidence !== '' && p.value > 1 && fits ? `. Did you mean ${asPercent} (${p.value} %)?` : '';
  return `${p.parameter} is ${p.value}${unit}, ${limits}${evidence}${slip}`;
}

const didYouMean = (closest: string | undefined) => (closest === undefined ? '' : ` Did you mean ${closest}?`);
const named = (parameter: string | undefined) => (parameter === undefined ? '' : `${parameter}: `);
