/** Which parameter of the model a claim speaks to. */
import type { Claim } from '@buildout/evidence';
import { type ClaimLink, convertSaid, type DataTables } from '../../facts/index.ts';
import { sameMetric } from './metrics.ts';
import type { Room } from './room.ts';

export interface Link {
  parameter: string;
  /** −1: the parameter is the negative of what is said. */
  sign: 1 | -1;
  /** Who or what says so, in words. */
  by: string;
}

/**
 * A reviewer’s link before the declared table (data/model/claim_links.csv), and that before rows of data/ on the same company and metric
 * which a parameter cites as its source, where units agree. Of several the one with the most influence. A reviewer’s “none” is none.
 */
export function linkOf(room: Room, claim: Claim, influence: (parameter: string) => number): Link | undefined {
  const { link, meant } = room.state(claim.id);
  if (link)
    return link.parameter === null ? undefined : { ...readLink(link.parameter), by: `linked by ${link.reviewer}` };
  const declared = room.facts.tables.claimLinks.filter((row) => fits(row, claim, meant));
  const cited =
    declared.length > 0
      ? []
      : citing(room.facts.tables, room.company(meant.entity), meant.metric).filter(({ unit }) => settable(meant, unit));
  const all = [
    ...declared.map(({ parameter, sign, reason }): Link => ({ parameter, sign: sign < 0 ? -1 : 1, by: reason })),
    ...cited.map(
      ({ parameter, row }): Link => ({
        parameter,
        sign: 1,
        by: `its source is ${row}, on the same company and metric`,
      }),
    ),
  ];
  return all.toSorted((a, b) => influence(b.parameter) - influence(a.parameter))[0];
}

/** Whether what is meant could be a parameter's value: a revenue of the company whose revenue a price was taken from could not. */
function settable({ unit, period }: { unit: string; period: string }, to: string): boolean {
  return typeof convertSaid(1, unit, period, to) === 'number';
}

/** `-x` is the negative of x. */
export function readLink(text: string): { parameter: string; sign: 1 | -1 } {
  const match = /^\s*([-−]?)\s*(.*?)\s*$/.exec(text)!;
  return { parameter: match[2], sign: match[1] === '' ? 1 : -1 };
}

function fits(row: ClaimLink, claim: Claim, meant: { entity: string | null; metric: string; unit: string }): boolean {
  const among = (list: string, word: string | null) =>
    list === '*' || list.split('|').some((one) => one.trim().toLowerCase() === (word ?? '').toLowerCase());
  if (!among(row.entity, meant.entity) || !among(row.metric, meant.metric) || !among(row.unit, meant.unit))
    return false;
  const sentence = claim.sentence.text.toLowerCase();
  return row.words
    .split(';')
    .map((group) =>
      group
        .split('|')
        .map((word) => word.trim().toLowerCase())
        .filter(Boolean),
    )
    .every((group) => group.length === 0 || group.some((word) => beginsAWord(sentence, word)));
}

function beginsAWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1])) return true;
  return false;
}

const citations = new WeakMap<
  DataTables,
  { parameter: string; unit: string; company: string; metric: string; row: string }[]
>();

/** Parameters whose source cites rows of this company and metric: `financials.csv#nvidia:operating_income`. */
function citing(tables: DataTables, company: string, metric: string) {
  if (company === '') return [];
  let all = citations.get(tables);
  if (!all) {
    all = tables.parameters.flatMap(({ id, unit, source }) =>
      [...source.matchAll(/(?:financials|opening)(?:\.csv#|:)([a-z0-9_]+):([a-z0-9_:]+)/g)].map(([row, of, what]) => ({
        parameter: id,
        unit,
        company: of,
        metric: what,
        row,
      })),
    );
    citations.set(tables, all);
  }
  return all.filter((one) => one.company === company && sameMetric(metric, one.metric));
}
