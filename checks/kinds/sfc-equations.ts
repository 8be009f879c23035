/** Translates published equations into the engine's language: other spellings, own names, lags with their initial values. */
import type { ParameterDeclaration, VariableDeclaration } from '@buildout/engine/index.ts';
import { Unsupported } from '../case.ts';

const TOKEN =
  /\s+|\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|[A-Za-z_][A-Za-z0-9_.]*|\*\*|<=|>=|<>|==|!=|&&|\|\||./gy;

/** Functions by the names that publications use, in the engine's spelling. */
const FUNCTIONS: Record<string, string> = {
  exp: 'EXP',
  log: 'LN',
  ln: 'LN',
  log10: 'LOG10',
  sqrt: 'SQRT',
  abs: 'ABS',
  min: 'MIN',
  max: 'MAX',
  int: 'INT',
  round: 'ROUND',
};
const WORDS = new Set(['if', 'then', 'else', 'and', 'or', 'not']);
const SIGNS: Record<string, string> = {
  '**': '^',
  '==': '=',
  '!=': '<>',
  '&&': ' AND ',
  '||': ' OR ',
  '&': ' AND ',
  '|': ' OR ',
};

/** Published names may differ only in case, or be words of the language: every name becomes `v1_x`, `p1_x`, … */
export class Translator {
  readonly variables: string[];
  private readonly equations: Record<string, string>;
  private readonly parameters: Record<string, number>;
  private readonly initial: Record<string, number>;
  private readonly ids = new Map<string, string>();

  constructor(equations: Record<string, string>, parameters: Record<string, number>, initial: Record<string, number>) {
    this.equations = equations;
    this.parameters = parameters;
    this.initial = initial;
    let count = 0;
    for (const name of [...Object.keys(equations), ...Object.keys(parameters)]) {
      if (this.ids.has(name)) throw new Unsupported(`'${name}' is both a parameter and an equation.`);
      this.ids.set(name, `v${++count}_${name.replace(/[^A-Za-z0-9_]/g, '_')}`);
    }
    this.variables = [...this.ids.values()];
    for (const name of Object.keys(initial)) {
      if (!this.ids.has(name)) throw new Unsupported(`An initial value is given for '${name}', which has no equation.`);
    }
  }

  variableName(name: string): string | undefined {
    return this.ids.get(name);
  }

  parameterName(name: string): string {
    return `set_${this.ids.get(name)}`;
  }

  declareParameters(): ParameterDeclaration[] {
    return Object.entries(this.parameters).map(([name, value]) => ({
      id: this.parameterName(name),
      label: name,
      unit: '1',
      value,
    }));
  }

  /** Each parameter has a variable of its own, so that it can be lagged. */
  declareVariables(): VariableDeclaration[] {
    const auxiliary = (name: string, equation: string): VariableDeclaration => ({
      kind: 'auxiliary',
      id: this.ids.get(name)!,
      label: name,
      unit: '1',
      equation,
    });
    return [
      ...Object.keys(this.parameters).map((name) => auxiliary(name, this.parameterName(name))),
      ...Object.entries(this.equations).map(([name, text]) => auxiliary(name, this.translate(name, text))),
    ];
  }

  private translate(owner: string, text: string): string {
    const tokens = text.match(TOKEN)?.filter((t) => t.trim() !== '') ?? [];
    const fail = (why: string): never => {
      throw new Unsupported(`The equation of '${owner}' (${text}) ${why}.`);
    };
    let at = 0;
    /** Everything up to the closing `end`, lagged by `lag` periods. */
    const until = (end: string | undefined, lag: number): string => {
      let out = '';
      while (tokens[at] !== end) {
        if (tokens[at] === undefined) fail(`lacks a '${end}'`);
        out += item(lag);
      }
      at++;
      return out;
    };
    const item = (lag: number): string => {
      const token = tokens[at++]!;
      if (token === '(') return `(${until(')', lag)})`;
      if (token === ')' || token === ']' || token === '}') fail(`has a '${token}' too many`);
      if (!/^[A-Za-z_]/.test(token)) return SIGNS[token] ?? token;
      const lower = token.toLowerCase();
      const known = this.ids.has(token);
      if (!known && tokens[at] === '(') {
        at++;
        if (lower === 'previous' || lower === 'lag') return `(${until(')', lag + 1)})`;
        if (lower === 'd' || lower === 'diff') {
          const start = at;
          const now = until(')', lag);
          at = start;
          return `((${now}) - (${until(')', lag + 1)}))`;
        }
        if (lower === 'ifelse') return this.choice(until(')', lag), fail);
        if (lower === 'if')
          return this.conditional(
            until(')', lag),
            tokens,
            () => at,
            (n) => (at = n),
            until,
            lag,
          );
        const f = FUNCTIONS[lower];
        if (f === undefined) fail(`calls '${token}', which is not known`);
        return `${f}(${until(')', lag)})`;
      }
      if (!known && WORDS.has(lower)) return ` ${lower.toUpperCase()} `;
      if (!known) fail(`names '${token}', which is neither an equation nor a parameter`);
      // x[-1], x[-2]: another way to write a lag.
      let back = lag;
      if (
        tokens[at] === '[' &&
        tokens[at + 1] === '-' &&
        /^\d+$/.test(tokens[at + 2] ?? '') &&
        tokens[at + 3] === ']'
      ) {
        back += Number(tokens[at + 2]);
        at += 4;
      }
      return this.lagged(token, back);
    };
    return until(undefined, 0) || fail('is empty');
  }

  private lagged(name: string, lag: number): string {
    const id = this.ids.get(name)!;
    if (lag === 0) return id;
    const before = this.initial[name] ?? this.parameters[name] ?? 0;
    const first = before < 0 ? `(0 - ${-before})` : `${before}`;
    return lag === 1 ? `PREVIOUS(${id}, ${first})` : `DELAY(${id}, ${lag}, ${first})`;
  }

  /** `ifelse(condition, a, b)`. */
  private choice(inside: string, fail: (why: string) => never): string {
    const parts: string[] = [];
    let depth = 0;
    let part = '';
    for (const c of inside) {
      if (c === '(') depth++;
      if (c === ')') depth--;
      if (c === ',' && depth === 0) {
        parts.push(part);
        part = '';
      } else part += c;
    }
    parts.push(part);
    if (parts.length !== 3) fail('has an ifelse() without three parts');
    return `(IF ${parts[0]} THEN ${parts[1]} ELSE ${parts[2]})`;
  }

  /** `if (condition) {a} else {b}`, or the language's own `IF (condition) THEN …`. */
  private conditional(
    condition: string,
    tokens: string[],
    where: () => number,
    move: (to: number) => void,
    until: (end: string, lag: number) => string,
    lag: number,
  ): string {
    if (tokens[where()] !== '{') return ` IF (${condition})`;
    move(where() + 1);
    const yes = until('}', lag);
    if (tokens[where()]?.toLowerCase() !== 'else' || tokens[where() + 1] !== '{')
      return `(IF ${condition} THEN ${yes} ELSE 0)`;
    move(where() + 2);
    return `(IF ${condition} THEN ${yes} ELSE ${until('}', lag)})`;
  }
}
