import { isConstant, type Node, type Nodes } from './nodes.ts';

/**
 * Exact derivatives of scalar expressions with respect to reads of simultaneous variables. Where a function has a kink
 * (MIN, MAX, IF, ABS) the derivative is that of the branch taken; steps (INT, comparisons) have derivative 0.
 */
export class Derivatives {
  private readonly nodes: Nodes;
  private readonly memo = new Map<Node, Map<Node, Node>>();

  constructor(nodes: Nodes) {
    this.nodes = nodes;
  }

  of(f: Node, x: Node): Node {
    let byVariable = this.memo.get(x);
    if (!byVariable) {
      byVariable = new Map();
      this.memo.set(x, byVariable);
    }
    let result = byVariable.get(f);
    if (!result) {
      result = f === x ? this.nodes.constant(1) : this.derive(f, x);
      byVariable.set(f, result);
    }
    return result;
  }

  private times(a: Node, b: Node): Node {
    return isConstant(a, 0) || isConstant(b, 0) ? this.nodes.constant(0) : this.nodes.multiply(a, b);
  }

  private derive(f: Node, x: Node): Node {
    const n = this.nodes;
    const [a, b, c] = f.args;
    const d = (g: Node) => this.of(g, x);
    switch (f.op) {
      case 'negate':
        return n.negate(d(a));
      case 'add':
        return n.add(d(a), d(b));
      case 'subtract':
        return n.subtract(d(a), d(b));
      case 'multiply':
        return n.add(this.times(d(a), b), this.times(a, d(b)));
      case 'divide':
        return this.quotient(f, a, b, x);
      case 'safe-divide': {
        const isZero = n.make({ op: 'equal', args: [b, n.constant(0)] });
        return n.if(isZero, d(c), this.quotient(n.divide(a, b), a, b, x));
      }
      case 'power': {
        const da = d(a);
        const db = d(b);
        const lower = n.make({ op: 'power', args: [a, n.subtract(b, n.constant(1))] });
        const byBase = isConstant(da, 0) ? da : this.times(this.times(b, lower), da);
        if (isConstant(db, 0)) return byBase;
        const ln = n.make({ op: 'function', how: 'ln', args: [a] });
        return n.add(byBase, this.times(this.times(f, ln), db));
      }
      case 'if':
        return n.if(a, d(b), d(c));
      case 'min':
        return n.if(n.make({ op: 'less', args: [b, a] }), d(b), d(a));
      case 'max':
        return n.if(n.make({ op: 'less', args: [a, b] }), d(b), d(a));
      case 'lookup': {
        const slope = n.make({ op: 'lookup-slope', value: f.value, args: [a] });
        return this.times(slope, d(a));
      }
      case 'function':
        return this.times(d(a), this.functionSlope(f, a));
      case 'random': {
        // mean + sd*z and low + (high-low)*u are linear in both arguments: unit draws give the slopes.
        const draw = (p: number, q: number) =>
          n.make({ op: 'random', how: f.how, value: f.value, groups: f.groups, args: [n.constant(p), n.constant(q)] });
        return n.add(this.times(d(a), draw(1, 0)), this.times(d(b), draw(0, 1)));
      }
      default:
        return n.constant(0);
    }
  }

  private quotient(f: Node, a: Node, b: Node, x: Node): Node {
    const n = this.nodes;
    const da = this.of(a, x);
    const db = this.of(b, x);
    if (isConstant(da, 0) && isConstant(db, 0)) return n.constant(0);
    const top = isConstant(db, 0) ? da : n.subtract(da, this.times(f, db));
    return n.divide(top, b);
  }

  private functionSlope(f: Node, a: Node): Node {
    const n = this.nodes;
    const call = (how: string) => n.make({ op: 'function', how, args: [a] });
    switch (f.how) {
      case 'exp':
        return f;
      case 'ln':
        return n.divide(n.constant(1), a);
      case 'log10':
        return n.divide(n.constant(1 / Math.LN10), a);
      case 'sqrt':
        return n.divide(n.constant(0.5), f);
      case 'sin':
        return call('cos');
      case 'cos':
        return n.negate(call('sin'));
      case 'tan':
        return n.add(n.constant(1), n.multiply(f, f));
      case 'atan':
        return n.divide(n.constant(1), n.add(n.constant(1), n.multiply(a, a)));
      case 'abs':
        return n.if(n.make({ op: 'less', args: [a, n.constant(0)] }), n.constant(-1), n.constant(1));
      default:
        return n.constant(0);
    }
  }
}
