/** Numbers of the model by the declared table, data/model/claim_links.csv. */
import type { ClaimLink } from '../../../facts/index.ts';
import { distance, hasGroups, hasWord, wordGroups } from './sentence.ts';
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
      relation: whole ? row.relation : 'bears',
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

const nearness = ({ words }: ClaimLink, { sentence, figure }: Said) =>
  distance(sentence, figure, wordGroups(words)[0] ?? []);

function fits(row: ClaimLink, { meant, sentence }: Said): boolean {
  const among = (list: string, word: string | null) =>
    list === '*' || list.split('|').some((one) => one.trim().toLowerCase() === (word ?? '-').toLowerCase());
  if (!among(row.entity, meant.entity) || !among(row.metric, meant.metric) || !among(row.unit, meant.unit))
    return false;
  const [none = []] = wordGroups(row.without);
  return hasGroups(sentence, wordGroups(row.words)) && !hasWord(sentence, none);
}
