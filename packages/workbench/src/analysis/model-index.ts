/** Where things stand in a row of a run's history: looked up once per program, then only numbers. */
import type { Program } from '@buildout/engine';
import type { LedgerIndex } from '@buildout/engine/ledger/types.ts';

export interface ModelIndex {
  program: Program;
  ledger: LedgerIndex;
  /** Members of a dimension; none where the model does not have it. */
  members(dimension: string): string[];
  /** Index of a company in the ledger; −1 where there is none. */
  company(id: string): number;
  /** Target of each member of a relation's origin, by name; null for none. */
  relation(id: string): Map<string, string | null>;
  /** Number of a data table by member; undefined where there is none. */
  data(id: string, member: string): number | undefined;
  /** Place of a variable in a row; throws RangeError where the model does not have it. */
  at(variable: string, element?: number): number;
  has(variable: string): boolean;
  /** The company whose accounts a company's are part of: the sponsor of a box where it is no fund, else itself. */
  group(company: number): number;
}

/** Computes something once per program. */
export function perProgram<T>(make: (index: ModelIndex) => T): (program: Program) => T {
  const known = new WeakMap<Program, T>();
  return (program) => {
    let found = known.get(program);
    if (found === undefined) {
      found = make(modelIndex(program));
      known.set(program, found);
    }
    return found;
  };
}

const indexes = new WeakMap<Program, ModelIndex>();

/** The index of a program with a ledger; throws RangeError for one without. */
export function modelIndex(program: Program): ModelIndex {
  let found = indexes.get(program);
  if (found === undefined) {
    found = makeIndex(program);
    indexes.set(program, found);
  }
  return found;
}

function makeIndex(program: Program): ModelIndex {
  const { ledger, model } = program;
  if (ledger === undefined) throw new RangeError('the model has no ledger, so there is nobody to ask about');
  const dimensions = new Map(model.dimensions.map(({ id, members }) => [id, members]));
  const members = (id: string) => dimensions.get(id) ?? [];
  const companies = new Map(ledger.companies.map((id, i) => [id, i]));
  const company = (id: string) => companies.get(id) ?? -1;
  const relation = (id: string): Map<string, string | null> => {
    const declared = model.relations?.find((one) => one.id === id);
    return new Map(declared === undefined ? [] : members(declared.from).map((member, i) => [member, declared.of[i]]));
  };
  const tables = new Map((model.data ?? []).map((table) => [table.id, table]));
  const funds = new Set(members('fund'));
  const groups = Int32Array.from(ledger.companies, (_, i) => i);
  for (const [box, sponsor] of relation('box_sponsor')) {
    if (sponsor !== null && !funds.has(sponsor)) groups[company(box)] = company(sponsor);
  }
  return {
    program,
    ledger,
    members,
    company,
    relation,
    data(id, member) {
      const table = tables.get(id);
      const at = table === undefined ? -1 : members(table.over[0]).indexOf(member);
      return at < 0 ? undefined : table!.values[at];
    },
    at(variable, element = 0) {
      const info = program.variable(variable);
      if (info === undefined) throw new RangeError(`the model has no variable ${variable}`);
      return info.offset + element;
    },
    has: (variable) => program.variable(variable) !== undefined,
    group: (i) => groups[i],
  };
}
