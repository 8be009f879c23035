/** Accepted facts as the text of data/accepted.csv, and back. */
import type { AcceptedFact } from '@buildout/evidence/room/index.ts';
import { type AcceptedRow, contentOf } from './tables/accepted.ts';

const COLUMNS: [name: string, cell: (fact: AcceptedFact) => string | number | null][] = [
  ['id', (f) => f.id],
  ['claim', (f) => f.claim],
  ['company', (f) => f.company],
  ['entity', (f) => guarded(f.entity)],
  ['metric', (f) => f.metric],
  ['value', (f) => f.value],
  ['low', (f) => f.low],
  ['high', (f) => f.high],
  ['unit', (f) => f.unit],
  ['period', (f) => f.period],
  ['as_of', (f) => f.asOf],
  ['scope', (f) => guarded(f.scope)],
  ['modifier', (f) => f.modifier],
  ['prediction', (f) => (f.prediction ? 'yes' : 'no')],
  ['repairs', (f) => f.repairs.join(';')],
  ['statement', (f) => guarded(f.statement)],
  ['quote', (f) => guarded(f.quote)],
  ['speaker', (f) => guarded(f.speaker)],
  ['document', (f) => f.document],
  ['start', (f) => f.start],
  ['end', (f) => f.end],
  ['reviewers', (f) => f.reviewers.map((name) => name.replaceAll(';', ',')).join(';')],
  ['reviewed_on', (f) => f.reviewedOn],
  ['source', (f) => f.source],
  ['source_url', (f) => f.sourceUrl],
  ['source_date', (f) => f.sourceDate],
  ['licence', (f) => f.licence],
  ['confidence', (f) => f.confidence],
];

/** What a spreadsheet would run as a formula is set off by an apostrophe, which reading takes away again. */
const guarded = (text: string) => (/^['=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quoted = (cell: string | number | null) => {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Header and rows in order of id, so that the same facts give the same bytes. */
export function acceptedCsv(facts: readonly AcceptedFact[]): string {
  const rows = [...facts].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const lines = rows.map((fact) => COLUMNS.map(([, cell]) => quoted(cell(fact))).join(','));
  return `${[COLUMNS.map(([name]) => name).join(','), ...lines].join('\n')}\n`;
}

/** A row of data/accepted.csv as a fact. */
export function factOfRow(row: AcceptedRow): AcceptedFact {
  const { id, company, reviewers, reviewedOn, source, sourceUrl, sourceDate = '', licence, confidence } = row;
  const { claim, entity, metric, value, low, high, unit, period, asOf, scope, modifier } = contentOf(row);
  const { prediction, repairs, statement, quote, speaker, document, start, end } = contentOf(row);
  return {
    ...{
      id,
      claim,
      company,
      entity,
      metric,
      value,
      low,
      high,
      unit,
      period,
      asOf,
      scope,
      modifier,
      prediction,
      repairs,
    },
    ...{ statement, quote, speaker, document, start, end, reviewers, reviewedOn },
    ...{ source, sourceUrl, sourceDate, licence, confidence },
  };
}
