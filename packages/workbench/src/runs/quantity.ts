import { scaled } from '../facts/convert.ts';
import { type ScaledUnit, sameDimensions, unitOf } from '../facts/unit-text.ts';
import { type RunProblem, RunsError } from './problems.ts';

/**
 * Reads a number a person wrote, in `unit`: `0.3`, `16 %/yr`, `12 bn USD/GW`, `$1.5bn`, `300 MW`, `40 bp`.
 * A number alone, or with only a size word or %, is taken in `unit` itself; a stated unit is checked and converted.
 * Rates convert linearly (12 %/year is 1 %/month). Throws RunsError with both units when they do not fit.
 */
export function parseQuantity(text: string, unit: string, parameter?: string): number {
  const found = readQuantity(text, unit);
  if (typeof found === 'number') return found;
  throw new RunsError([parameter === undefined ? found : { ...found, parameter }]);
}

type QuantityProblem = Extract<RunProblem, { code: 'bad-quantity' | 'unit-mismatch' }>;

/** As `parseQuantity`, but returns the problem instead of throwing it. */
export function readQuantity(text: string, unit: string): number | QuantityProblem {
  const bad = (reason: string): QuantityProblem => ({ code: 'bad-quantity', text, unit, reason });
  const plain = text
    .trim()
    .replaceAll('−', '-')
    .replace(/^([-+]?)\s*\$\s*/, '$1USD ');
  const match =
    /^(?<before>[A-Za-z]*)\s*(?<number>[-+]?(?:\d[\d,_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(?<after>.*)$/.exec(
      plain.replace(/^([-+])\s*([A-Za-z]+)\s*/, '$2 $1'),
    );
  if (match?.groups === undefined) return bad('it must begin with a number');
  const digits = groupedDigits(match.groups.number);
  if (digits === undefined) return bad('a comma may only group thousands (1,200,000); write decimals with a point');

  const stated = unitOf(`${match.groups.before} ${match.groups.after}`.trim(), unit);
  if ('unknown' in stated) return bad(`the unit ${stated.unknown} is not known`);
  const wanted = unitOf(unit, unit);
  if ('unknown' in wanted) return bad(`the unit ${wanted.unknown} is not known`);

  const value =
    Object.keys(stated.bases).length === 0 && stated.bare
      ? scaled(digits, { ...stated, twelve: 0, three: 0, twentyFour: 0 }, ONE)
      : sameDimensions(stated, wanted)
        ? scaled(digits, stated, wanted)
        : undefined;
  if (value === undefined) {
    return { code: 'unit-mismatch', text, given: stated.text || '1', wanted: unit };
  }
  return Number.isFinite(value) ? value : bad('it is too large');
}

const ONE: ScaledUnit = { bases: {}, ten: 0, twelve: 0, three: 0, twentyFour: 0, bare: true, text: '' };

/** `1,200,000.5` → `1200000.5`; undefined when commas do not group by three. */
function groupedDigits(text: string): string | undefined {
  const cleaned = text.replaceAll('_', '');
  if (!cleaned.includes(',')) return cleaned;
  return /^[-+]?\d{1,3}(,\d{3})+(\.\d*)?(e[-+]?\d+)?$/i.test(cleaned) ? cleaned.replaceAll(',', '') : undefined;
}
