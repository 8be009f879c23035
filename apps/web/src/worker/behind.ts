/** The facts behind companies and their statements: the same for every run, so looked up once while sliders move. */
import { type Behind, behindCompany, behindLine } from '@buildout/workbench/operations/behind.ts';
import type { Workbench } from '@buildout/workbench/operations/workbench.ts';

interface FactsBehind {
  /** Per column of the companies table. */
  company(company: string): Behind[];
  /** Rows that a line of a statement starts from. */
  line(company: string, statement: string, line: string): string[];
}

const known = new WeakMap<Workbench, FactsBehind>();

export function behindOf(workbench: Workbench): FactsBehind {
  const before = known.get(workbench);
  if (before) return before;
  const { facts, world } = workbench;
  const made: FactsBehind = {
    company: once((company) => behindCompany(facts, company, world.start)),
    line: once((company, statement, line) => behindLine(facts, company, world.start, statement, line)),
  };
  known.set(workbench, made);
  return made;
}

function once<Args extends string[], Found>(find: (...args: Args) => Found): (...args: Args) => Found {
  const found = new Map<string, Found>();
  return (...args) => {
    const key = args.join(' ');
    if (!found.has(key)) found.set(key, find(...args));
    return found.get(key) as Found;
  };
}
