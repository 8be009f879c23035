/** Required revenue from a rule in words: `gpu spend x (1 + other per gpu dollar) / (1 - margin)`. */
import { annuity } from '@buildout/engine/finance/index.ts';
import { numberOf, textOf, Unsupported } from '../case.ts';

type Input = Record<string, unknown>;
/** A number, or one per year or variant. */
type Value = number | number[];

/**
 * Rules are read as arithmetic over the names of the input written as words: `x` multiplies, `annuity of A over B` is the
 * level yearly payment that repays A over B years at `costOfCapital`. Lists go element by element.
 */
export function requiredRevenue(input: Input, _source: string, expected: unknown) {
  const { name, rule } = spelled(textOf(input, 'rule'));
  const result = evaluate(rule, input);
  if ([result].flat().some((value) => !Number.isFinite(value)))
    throw new Unsupported(
      `The rule '${rule.trim()}' gives ${result} on these inputs: it divides by zero or overflows.`,
    );
  const names = typeof expected === 'object' && expected !== null ? (expected as Input) : {};
  // Years add up where one number is asked for.
  const asAsked = (key: string, value: Value) =>
    Array.isArray(value) && !Array.isArray(names[key]) ? value.reduce((s, x) => s + x, 0) : value;
  // A rule without a name gives what is asked for, where that is one thing.
  const [only, ...others] = Object.keys(names);
  const asked = only !== undefined && others.length === 0 ? only : undefined;
  const main =
    name ?? asked ?? (names.annualCost !== undefined || /annuity/i.test(rule) ? 'annualCost' : 'requiredRevenue');
  const out: Record<string, Value> = { [main]: asAsked(main, result) };
  if (names.requiredRevenue !== undefined && main !== 'requiredRevenue') {
    const margin = numberOf(input, 'margin', 0);
    out.requiredRevenue = asAsked(
      'requiredRevenue',
      map2(result, 1 - margin, (a, b) => a / b),
    );
  }
  if (input.gpuSpend !== undefined && input.otherPerGpuDollar !== undefined) {
    const spend = evaluate('gpu spend x (1 + other per gpu dollar)', input);
    out.dataCentreSpend = asAsked('dataCentreSpend', spend);
  }
  if (input.identifiedRevenue !== undefined && out.requiredRevenue !== undefined) {
    const needed = asAsked('gap', result);
    out.gap = map2(needed, lookUp('identifiedRevenue', input), (a, b) => a - b);
  }
  return out;
}

/** Arithmetic in words as signs; `required revenue = …` names what the rule gives. */
function spelled(text: string): { name: string | undefined; rule: string } {
  const rule = text
    .replace(/\b(?:divided by)\b/gi, '/')
    .replace(/\b(?:multiplied by|times)\b/gi, '*')
    .replace(/\bplus\b/gi, '+')
    .replace(/\bminus\b/gi, '-');
  const sides = rule.split('=');
  if (sides.length !== 2) return { name: undefined, rule };
  const words = sides[0]!.trim().split(/\s+/);
  const name = words
    .map((w, i) => (i === 0 ? w.toLowerCase() : w[0]!.toUpperCase() + w.slice(1).toLowerCase()))
    .join('');
  return { name, rule: sides[1]! };
}

function map2(a: Value, b: Value, f: (a: number, b: number) => number): Value {
  if (!Array.isArray(a) && !Array.isArray(b)) return f(a, b);
  const n = Math.max(Array.isArray(a) ? a.length : 0, Array.isArray(b) ? b.length : 0);
  for (const v of [a, b]) {
    if (Array.isArray(v) && v.length !== n) throw new Unsupported(`Lists of ${v.length} and ${n} values do not match.`);
  }
  const at = (v: Value, i: number) => (Array.isArray(v) ? v[i]! : v);
  return Array.from({ length: n }, (_, i) => f(at(a, i), at(b, i)));
}

function lookUp(name: string, input: Input): Value {
  const value = input[name];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value) && value.length && value.every((v) => typeof v === 'number' && Number.isFinite(v))) {
    return value as number[];
  }
  throw new Unsupported(`The rule needs input.${name}, which is no number.`);
}

/** `other per gpu dollar` → the input's key with the same letters, whatever their case; years may be called …Years. */
function keyOf(words: string[], input: Input): string {
  const plain = words.join('').toLowerCase();
  const keys = Object.keys(input);
  const found = keys.find((k) => k.toLowerCase() === plain) ?? keys.find((k) => k.toLowerCase() === `${plain}years`);
  if (found === undefined) throw new Unsupported(`The rule names '${words.join(' ')}', which the input does not have.`);
  return found;
}

function evaluate(rule: string, input: Input): Value {
  const tokens = rule.match(/[A-Za-z]+|\d+(?:\.\d+)?(?:[eE][-+]?\d+)?%?|[-+*/()×·÷^]/g) ?? [];
  const known = rule.replace(/[A-Za-z]+|\d+(?:\.\d+)?(?:[eE][-+]?\d+)?%?|[-+*/()×·÷^\s]/g, '');
  if (known) throw new Unsupported(`The rule '${rule}' has '${known}', which is no arithmetic.`);
  let at = 0;
  const isWord = (t: string | undefined) => t !== undefined && /^[A-Za-z]+$/.test(t) && !/^(x|times|over)$/i.test(t);
  const sum = (): Value => {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '-') {
      const minus = tokens[at++] === '-';
      value = map2(value, product(), (a, b) => (minus ? a - b : a + b));
    }
    return value;
  };
  const product = (): Value => {
    let value = factor();
    while (tokens[at] !== undefined && /^(x|times|[*/×·÷])$/i.test(tokens[at]!)) {
      const divide = /[/÷]/.test(tokens[at++]!);
      value = map2(value, factor(), (a, b) => (divide ? a / b : a * b));
    }
    return value;
  };
  const factor = (): Value => {
    const token = tokens[at];
    if (token === undefined) throw new Unsupported(`The rule '${rule}' ends where a term is expected.`);
    if (token === '-') {
      at++;
      return map2(factor(), 0, (a) => -a);
    }
    if (token === '(') {
      at++;
      const value = sum();
      if (tokens[at++] !== ')') throw new Unsupported(`The rule '${rule}' lacks a ')'.`);
      return value;
    }
    if (/^\d/.test(token)) {
      at++;
      return token.endsWith('%') ? Number(token.slice(0, -1)) / 100 : Number(token);
    }
    if (!isWord(token)) throw new Unsupported(`The rule '${rule}' has '${token}' where a term is expected.`);
    if (/^annuity$/i.test(token) && /^of$/i.test(tokens[at + 1] ?? '')) {
      at += 2;
      const principal = factor();
      if (!/^over$/i.test(tokens[at] ?? '')) throw new Unsupported(`The rule '${rule}' has an annuity over no years.`);
      at++;
      const years = factor();
      const rate = lookUp('costOfCapital', input);
      return annuities(principal, rate, years);
    }
    const words: string[] = [];
    while (isWord(tokens[at])) words.push(tokens[at++]!);
    return lookUp(keyOf(words, input), input);
  };
  const value = sum();
  if (at !== tokens.length) throw new Unsupported(`The rule '${rule}' has '${tokens[at]}' where it should end.`);
  return value;
}

function annuities(principal: Value, rate: Value, years: Value): Value {
  const n = Math.max(...[principal, rate, years].map((v) => (Array.isArray(v) ? v.length : 0)));
  for (const v of [principal, rate, years]) {
    if (Array.isArray(v) && v.length !== n) throw new Unsupported(`Lists of ${v.length} and ${n} values do not match.`);
  }
  const at = (v: Value, i: number) => (Array.isArray(v) ? v[i]! : v);
  if (n === 0) return annuity(at(principal, 0), at(rate, 0), at(years, 0));
  return Array.from({ length: n }, (_, i) => annuity(at(principal, i), at(rate, i), at(years, i)));
}
