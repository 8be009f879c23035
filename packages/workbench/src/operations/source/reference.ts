/** The one way to name a number of the workbench: what the page’s link carries and `buildout source` takes. */

export type NumberReference =
  /** A value of an answer: `capex_by_company[microsoft]@2027`. */
  | { kind: 'answer'; answer: string; members: string[]; time: string }
  /** A variable at the beginning of a month: `variable:sentiment@2027-03`. */
  | { kind: 'variable'; variable: string; members: string[]; time: string }
  /** A line of a statement: `microsoft/cash/4:server_purchase@2027`. */
  | { kind: 'statement'; company: string; statement: string; line: string; time: string }
  /** A column of the companies table: `microsoft/revenue@2027`. */
  | { kind: 'company'; company: string; column: string; time: string }
  /** What one company pays another in a year: `microsoft>nvidia@2027`. */
  | { kind: 'flow'; from: string; to: string; time: string }
  /** A closing check: `books:closing_money`. */
  | { kind: 'books'; check: string }
  /** Rows of data/: `rows:ID+ID`. */
  | { kind: 'rows'; ids: string[] }
  /** The facts behind a company’s row: `facts:microsoft`. */
  | { kind: 'facts'; company: string }
  /** A dot of a chart: `seen:capex_by_company[microsoft]@2024`, `said:…`. */
  | { kind: 'seen' | 'said'; answer: string; line: string; time: string }
  /** The facts a line of a statement starts from: `start:microsoft/balance/1:cash`. */
  | { kind: 'start'; company: string; statement: string; line: string };

const MOST = 2000;

/** Undefined where the text is no reference. Whether there is such a number is decided where the model is. */
export function readReference(text: string): NumberReference | undefined {
  if (text.length > MOST) return undefined;
  const [, prefix, rest = ''] = /^(variable|books|rows|facts|seen|said|start):(.+)$/s.exec(text) ?? [];
  if (prefix === 'rows') return { kind: 'rows', ids: rest.split('+').filter(Boolean) };
  if (prefix === 'books') return { kind: 'books', check: rest };
  if (prefix === 'facts') return { kind: 'facts', company: rest };
  if (prefix === 'start') {
    const [company, statement, line] = parted(rest, 3);
    return statement === undefined || line === undefined ? undefined : { kind: 'start', company, statement, line };
  }
  const [, what, time] = /^(.+)@([^@]*)$/s.exec(prefix === undefined ? text : rest) ?? [];
  if (what === undefined || time === undefined) return undefined;
  if (prefix === 'seen' || prefix === 'said') {
    const { id, members } = element(what);
    return { kind: prefix, answer: id, line: members.join(','), time };
  }
  if (prefix === 'variable') {
    const { id, members } = element(what);
    return { kind: 'variable', variable: id, members, time };
  }
  const [, from, to] = /^([^>/[\]]+)>([^>/[\]]+)$/.exec(what) ?? [];
  if (from !== undefined && to !== undefined) return { kind: 'flow', from, to, time };
  const [company, statement, line] = parted(what, 3);
  if (statement !== undefined && line !== undefined) return { kind: 'statement', company, statement, line, time };
  if (statement !== undefined) return { kind: 'company', company, column: statement, time };
  const { id, members } = element(what);
  return { kind: 'answer', answer: id, members, time };
}

export function writeReference(of: NumberReference): string {
  switch (of.kind) {
    case 'answer':
      return `${withMembers(of.answer, of.members)}@${of.time}`;
    case 'variable':
      return `variable:${withMembers(of.variable, of.members)}@${of.time}`;
    case 'statement':
      return `${of.company}/${of.statement}/${of.line}@${of.time}`;
    case 'company':
      return `${of.company}/${of.column}@${of.time}`;
    case 'flow':
      return `${of.from}>${of.to}@${of.time}`;
    case 'books':
      return `books:${of.check}`;
    case 'rows':
      return `rows:${of.ids.join('+')}`;
    case 'facts':
      return `facts:${of.company}`;
    case 'start':
      return `start:${of.company}/${of.statement}/${of.line}`;
    default:
      return `${of.kind}:${withMembers(of.answer, of.line === '' ? [] : [of.line])}@${of.time}`;
  }
}

const withMembers = (id: string, members: string[]) => (members.length > 0 ? `${id}[${members.join(',')}]` : id);

function element(text: string): { id: string; members: string[] } {
  const [, id = text, inside = ''] = /^([^[\]]+)\[([^[\]]*)\]$/.exec(text) ?? [];
  return {
    id: id.trim(),
    members: inside
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  };
}

/** At most `count` parts between slashes; what follows stays in the last. */
function parted(text: string, count: number): [string, ...(string | undefined)[]] {
  const parts = text.split('/');
  const [first = '', ...rest] = [...parts.slice(0, count - 1), parts.slice(count - 1).join('/') || undefined];
  return [first, ...rest];
}
