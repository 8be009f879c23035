import { convertSaid } from '../convert.ts';
import { didYouMean } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import type { DataTables } from '../read-data.ts';
import { linkedParameter } from '../tables/claim-links.ts';
import type { Parameter } from '../tables/parameters.ts';

/** Accepted facts name companies that exist, links name parameters, and a parameter that cites a fact has the value the fact gives. */
export function acceptedProblems({ accepted, claimLinks, companies, parameters }: DataTables): Problem[] {
  const problems: Problem[] = [];
  const known = new Set(companies.map((row) => row.id));
  for (const { company, file, line } of accepted) {
    if (company === '' || known.has(company)) continue;
    problems.push({
      file,
      line,
      column: 'company',
      value: company,
      reason: `no such company${didYouMean(company, known)}`,
    });
  }
  const names = new Set(parameters.map((row) => row.id));
  for (const link of claimLinks) {
    const { file, line } = link;
    const parameter = linkedParameter(link);
    if (parameter === undefined || names.has(parameter)) continue;
    problems.push({
      file,
      line,
      column: 'number',
      value: parameter,
      reason: `no such parameter${didYouMean(parameter, names)}`,
    });
  }
  const facts = new Map(accepted.map((row) => [row.id, row]));
  for (const row of parameters) {
    for (const cited of factsCited(row.source)) {
      const fact = facts.get(cited.id);
      if (fact === undefined) continue; // the check of sources says so
      const reason = citedFault(row, cited.sign, fact);
      if (reason !== undefined)
        problems.push({ file: row.file, line: row.line, column: 'value', value: String(row.value), reason });
    }
  }
  return problems;
}

/** Facts a source cell names: `accepted.csv#fact_…`, or `-accepted.csv#fact_…` where the parameter is the negative of what is said. */
export function factsCited(source: string): { id: string; sign: 1 | -1 }[] {
  return [...source.matchAll(/(?:^|[;\s])(-?)(?:data\/|facts\/)?accepted\.csv#(fact_[0-9a-z]+)/g)].map(
    ([, minus, id]) => ({
      id,
      sign: minus ? -1 : 1,
    }),
  );
}

function citedFault(row: Parameter, sign: 1 | -1, fact: DataTables['accepted'][number]): string | undefined {
  const bounds: number[] = [];
  for (const number of fact.value !== undefined ? [fact.value] : [fact.low, fact.high]) {
    if (number === undefined) continue;
    const converted = convertSaid(number, fact.unit, fact.period, row.unit);
    if (typeof converted !== 'number') return `${fact.id} cannot be its source: ${converted.why}`;
    bounds.push(sign * converted);
  }
  const slack = 1e-9 * Math.max(...bounds.map(Math.abs));
  const [low, high] = [Math.min(...bounds), Math.max(...bounds)];
  if (fact.value === undefined) {
    const open = fact.high === undefined || fact.low === undefined;
    const inside = open
      ? (fact.high === undefined) === (sign === 1)
        ? row.value >= low - slack
        : row.value <= high + slack
      : row.value >= low - slack && row.value <= high + slack;
    return inside ? undefined : `${fact.id} says ${open ? `${low} or beyond` : `${low} to ${high}`} ${row.unit}`;
  }
  return Math.abs(row.value - low) <= slack ? undefined : `${fact.id}, its source, says ${low} ${row.unit}`;
}
