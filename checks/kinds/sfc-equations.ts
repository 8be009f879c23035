/** Translates published equations into the engine's language: other spellings, own names, lags with their initial values. */
import type { ParameterDeclaration, VariableDeclaration } from '@buildout/engine/index.ts';
import { Unsupported } from '../case.ts';

const TOKEN =
  /\s+|\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|[\p{L}_][\p{L}\p{N}_.]*|\*\*|<=|>=|<>|==|!=|&&|\|\||./gsuy;
const NAME = /^[\p{L}_]/u;

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
  floor: 'INT',
  round: 'ROUND',
};
/** Ways to write one of two values by a condition, as a function of three. */
const CHOICES = new Set(['if', 'ifelse', 'if_else', 'iif', 'where']);
const WORDS = new Set(['if', 'then', 'else', 'and', 'or', 'not']);
const SIGNS: Record<string, string> = {
  '**': '^',
  '==': '=',
  '!=': '<>',
  '&&': ' AND ',
  '||': ' OR ',
  '&': ' AND ',
  '|': ' OR ',
  '−': '-',
  '×': '*',
  '·': '*',
  '÷': '/',
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

  /** Values of period 0 of some names. */
  startOf(names: string[]): Record<string, number> {
    return Object.fromEntries(names.filter((name) => this.ids.has(name)).map((name) => [name, this.before(name)]));
  }

  private before(name: string): number {
    return this.initial[name] ?? this.parameters[name] ?? 0;
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
      ...(name in this.initial && { guess: this.initial[name] }),
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
    // `Y = C + G` under the name Y says the name twice.
    let at = tokens[0] === owner && tokens[1] === '=' ? 2 : 0;
    const expect = (token: string): void => {
      if (tokens[at]?.toLowerCase() !== token) fail(`lacks a '${token}'`);
      at++;
    };

    /** One term of a list or the whole: up to one of `ends`, lagged by `lag` periods. A choice binds more loosely than anything else. */
    const term = (ends: string[], lag: number): string => {
      let out = '';
      let operand = false;
      for (;;) {
        const token = tokens[at];
        if (token === undefined || ends.includes(token.toLowerCase())) return out;
        if (token.toLowerCase() === 'if' && operand && !this.ids.has(token)) {
          // a if condition else b
          at++;
          const condition = term(['else'], lag);
          expect('else');
          return `(IF ${condition} THEN ${out} ELSE ${term(ends, lag)})`;
        }
        if (token === '?') {
          at++;
          const yes = term([':'], lag);
          expect(':');
          return `(IF ${out} THEN ${yes} ELSE ${term(ends, lag)})`;
        }
        operand = /^[\p{L}\p{N}_.)\]}]/u.test(token) && !WORDS.has(token.toLowerCase());
        const before = at;
        out += item(lag);
        if (at > before + 1) operand = true;
      }
    };
    /** Terms between commas, up to and with the closing `end`. */
    const list = (end: string, lag: number): string[] => {
      const terms = [term([',', end], lag)];
      while (tokens[at] === ',') {
        at++;
        terms.push(term([',', end], lag));
      }
      expect(end);
      return terms;
    };
    const one = (end: string, lag: number): string => {
      const terms = list(end, lag);
      if (terms.length > 1) fail(`has ${terms.length} terms where one is needed`);
      return terms[0]!;
    };

    const call = (name: string, lag: number): string => {
      if (name === 'previous' || name === 'lag') {
        const start = at;
        const [, by] = list(')', lag);
        at = start;
        // previous(x, 2): two periods back.
        const back = by === undefined ? 1 : Number(by);
        if (!Number.isInteger(back) || back < 1) fail(`lags by ${by}`);
        return `(${list(')', lag + back)[0]})`;
      }
      if (name === 'd' || name === 'diff' || name === 'delta') {
        const start = at;
        const now = one(')', lag);
        at = start;
        return `((${now}) - (${one(')', lag + 1)}))`;
      }
      if (name === 'if_true') return `(IF ${one(')', lag)} THEN 1 ELSE 0)`;
      const terms = list(')', lag);
      if (CHOICES.has(name) && terms.length === 3) return `(IF ${terms[0]} THEN ${terms[1]} ELSE ${terms[2]})`;
      if (name === 'if' && terms.length === 1) return conditional(terms[0]!, lag);
      if (name === 'pow' && terms.length === 2) return `((${terms[0]})^(${terms[1]}))`;
      const f = FUNCTIONS[name];
      if (f === undefined) fail(`calls '${name}' with ${terms.length} terms, which is not known`);
      return `${f}(${terms.join(',')})`;
    };
    /** `if (condition) {a} else {b}`, or the language's own `IF (condition) THEN …`. */
    const conditional = (condition: string, lag: number): string => {
      if (tokens[at] !== '{') return ` IF (${condition})`;
      at++;
      const yes = one('}', lag);
      if (tokens[at]?.toLowerCase() !== 'else' || tokens[at + 1] !== '{') return `(IF ${condition} THEN ${yes} ELSE 0)`;
      at += 2;
      return `(IF ${condition} THEN ${yes} ELSE ${one('}', lag)})`;
    };
    const item = (lag: number): string => {
      const token = tokens[at++]!;
      if (token === '(') return `(${one(')', lag)})`;
      if (token === ')' || token === ']' || token === '}') fail(`has a '${token}' too many`);
      if (!NAME.test(token)) return SIGNS[token] ?? token;
      const lower = token.toLowerCase();
      if (!this.ids.has(token)) {
        const next = tokens.slice(at, at + 3).map((t) => t.toLowerCase());
        if (lower === 'if' && next.join(' ') === 'then else (') {
          at += 3;
          return call('if', lag);
        }
        if (next[0] === '(' && (lower === 'if' || !WORDS.has(lower))) {
          at++;
          return call(lower, lag);
        }
        if (WORDS.has(lower)) return ` ${lower.toUpperCase()} `;
        fail(`names '${token}', which is neither an equation nor a parameter`);
      }
      // x[-1] and x(-1): other ways to write a lag.
      const [open, sign, by, close] = tokens.slice(at, at + 4);
      const lagged = (open === '[' && close === ']') || (open === '(' && close === ')');
      if (lagged && (sign === '-' || sign === '−') && /^\d+$/.test(by ?? '')) {
        at += 4;
        return this.lagged(token, lag + Number(by));
      }
      return this.lagged(token, lag);
    };
    const whole = term([], 0);
    return whole.trim() || fail('is empty');
  }

  private lagged(name: string, lag: number): string {
    const id = this.ids.get(name)!;
    if (lag === 0) return id;
    const before = this.before(name);
    const first = before < 0 ? `(0 - ${-before})` : `${before}`;
    return lag === 1 ? `PREVIOUS(${id}, ${first})` : `DELAY(${id}, ${lag}, ${first})`;
  }
}
