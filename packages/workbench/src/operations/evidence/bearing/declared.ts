/** Numbers of the model by the declared table, data/model/claim_links.csv. */
import type { ClaimLink } from '../../../facts/index.ts';
import { around, isSubject } from './context.ts';
import { clauseOf, distance, hasGroups, hasWord, wordGroups } from './sentence.ts';
import type { Bearing, Ground, Said } from './types.ts';
import { unitFits } from './units.ts';

/** Rows that fit; of several answers the one whose words stand nearest to the figure. */
export function declaredBearings(said: Said, ground: Ground): Bearing[] {
  const fitting = ground.facts.tables.claimLinks.flatMap((row) => {
    const target = targetOf(row, ground);
    if (!target || !fits(row, said)) return [];
    const unit = unitFitsNumber(said, target.unit);
    return unit ? [{ row, ...target, whole: unit.whole }] : [];
  });
  const answers = fitting.filter(({ kind }) => kind === 'answer');
  const near = Math.min(...answers.map(({ row }) => nearness(row, said)));
  return fitting
    .filter(({ kind, row }) => kind === 'parameter' || nearness(row, said) <= near)
    .map(({ row, kind, id, label, unit, whole }) => ({
      kind,
      id,
      line: '',
      label,
      unit,
      relation: !whole ? 'bears' : row.relation === 'same' && isOld(said, ground) ? 'kind' : row.relation,
      sign: row.sign < 0 ? -1 : 1,
      why: whole ? row.reason : `${row.reason}; its unit or time is not said in full`,
    }));
}

function targetOf({ number }: ClaimLink, { parameters, answers }: Ground) {
  const isAnswer = number.startsWith('answer:');
  const found = isAnswer ? answers.get(number.slice('answer:'.length)) : parameters.get(number);
  return (
    found && {
      kind: isAnswer ? ('answer' as const) : ('parameter' as const),
      id: found.id,
      label: found.label,
      unit: found.unit,
    }
  );
}

/**
 * Whether the unit fits, and whether it was said in full. A share without a time can only bear on a yearly rate, and the hour or the price
 * of an H100 is one of an H100-equivalent where the sentence says H100.
 */
function unitFitsNumber({ meant, sentence }: Said, unit: string): { whole: boolean } | undefined {
  if (unitFits(meant, unit)) return { whole: true };
  if (meant.unit === 'percent' && meant.period === '' && unitFits({ ...meant, period: 'year' }, unit))
    return { whole: false };
  const perChip = unit.replace(/\(H100e\*(\w+)\)/, '$1').replace(/\/H100e$/, '');
  if (perChip === unit) return undefined;
  const said = { ...meant, unit: meant.unit.replace(/\bGPU[- ]hour\b/, 'hour') };
  if (!unitFits(said, perChip)) return undefined;
  return { whole: /\bh100/i.test(sentence) };
}

/** Of a year before the position the model starts from: no value of a parameter of today. */
function isOld({ meant }: Said, { facts }: Ground): boolean {
  const [year] = /^\d{4}/.exec(meant.asOf) ?? [];
  const start = facts.openingDates().at(-1);
  return year !== undefined && start !== undefined && Number(year) < Number(start.slice(0, 4)) - 1;
}

/** Characters around a figure in which the words of a rule must stand. */
const AROUND = 160;
const GROWS = /^(revenue|income|profit|earnings|loss|ebitda|backlog|capex|spending|debt)$/;
const GREW =
  /\b(up|grew|grow\w*|rose|soar\w*|jump\w*|increas\w*|year[- ]over[- ]year|year[- ]on[- ]year|yoy|compared to|above|below)\b/i;

const nearness = ({ words }: ClaimLink, { sentence, figure }: Said) =>
  distance(sentence, figure, wordGroups(words)[0] ?? []);

function fits(row: ClaimLink, said: Said): boolean {
  const { meant } = said;
  // What costs nothing to see comes first: most rows are told apart by unit and metric.
  if (!among(row.unit, meant.unit) || !among(row.metric, meant.metric) || !among(row.entity, meant.entity))
    return false;
  // Lengths of time come in lists, each of another thing: only its own clause says of what.
  const whole = around(said, AROUND).whole;
  const near = /^(duration|age)$/.test(meant.metric) ? clauseOf(whole, said.figure) : whole;
  const [none = []] = wordGroups(row.without);
  if (!hasGroups(near, wordGroups(row.words)) || hasWord(near, none)) return false;
  if (row.entity !== '*' && meant.entity !== null && !isSubject(said, meant.entity)) return false;
  // How fast something grew is no share, whatever stands beside it.
  const grew = meant.unit === 'percent' && GROWS.test(meant.metric) && row.metric === '*';
  return !(grew && GREW.test(clauseOf(near, said.figure)));
}

const among = (list: string, word: string | null): boolean =>
  list === '*' || list.split('|').some((one) => one.trim().toLowerCase() === (word ?? '-').toLowerCase());
