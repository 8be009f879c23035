/** Which companies are drawn by name in which column, and which are added up. */
import type { FlowNode, MoneyFlowsData } from './data.ts';

/** A node before its column is known. */
export type Gathered = Omit<FlowNode, 'column'>;

/** Companies to draw by name, and to which drawn node a company belongs as payer and as payee. */
export function gather(data: MoneyFlowsData): {
  nodes: Gathered[];
  payer: Map<string, number>;
  payee: Map<string, number>;
} {
  const edge = new Set(data.edges?.sectors ?? []);
  const sectorOf = new Map(data.companies.map((c) => [c.id, c.sector]));
  const paid = new Map<string, number>();
  const got = new Map<string, number>();
  for (const f of data.flows) {
    if (!counts(f, edge, sectorOf)) continue;
    paid.set(f.from, (paid.get(f.from) ?? 0) + f.value);
    got.set(f.to, (got.get(f.to) ?? 0) + f.value);
  }
  const nodes: Gathered[] = [];
  const payer = new Map<string, number>();
  const payee = new Map<string, number>();
  const most = data.perColumn ?? 6;
  const add = (id: string, label: string, group: number, who: Member[], into: Map<string, number>[]) => {
    for (const c of who) for (const map of into) map.set(c.id, nodes.length);
    nodes.push({ id, label, group, hue: who[0]?.hue ?? 0, through: 0, in: 0, out: 0, members: who.length });
  };
  /** The largest by name, the rest added up; into the maps that say where a company stands. */
  const column = (members: Member[], group: number, into: Map<string, number>[]) => {
    members.sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1));
    const named = members.length > most ? members.slice(0, most - 1) : members;
    const chosen = members.find((m) => m.id === data.highlight);
    if (chosen && !named.includes(chosen)) named[named.length - 1] = chosen;
    const others = members.filter((m) => !named.includes(m));
    for (const c of named) add(c.id, c.label, group, [c], into);
    if (others.length) add(`others_${group}`, `${others.length} others`, group, others, into);
  };
  const hue = new Map(data.sectors.map((s, i) => [s.id, i]));
  const members = (sectors: string[], size: (id: string) => number): Member[] =>
    data.companies
      .filter((c) => sectors.includes(c.sector) && size(c.id) > 0)
      .map((c) => ({ id: c.id, label: c.label, hue: hue.get(c.sector) ?? 0, size: size(c.id) }));
  const given = (id: string) => paid.get(id) ?? 0;
  const taken = (id: string) => got.get(id) ?? 0;
  const groups = groupsOf(data);
  groups.forEach(({ sectors }, group) => {
    const atEdge = sectors.filter((s) => edge.has(s));
    const inside = sectors.filter((s) => !edge.has(s));
    if (atEdge.length) column(members(atEdge, given), group, [payer]);
    if (inside.length)
      column(
        members(inside, (id) => given(id) + taken(id)),
        group,
        [payer, payee],
      );
  });
  column(members([...edge], taken), groups.length, [payee]);
  return { nodes, payer, payee };
}

/** The columns before they are ordered: as asked for, or one per sector. */
export const groupsOf = (data: MoneyFlowsData): { label: string; sectors: string[] }[] =>
  data.columns ?? data.sectors.map((s) => ({ label: s.label, sectors: [s.id] }));

interface Member {
  id: string;
  label: string;
  hue: number;
  size: number;
}

/** Whether a payment is drawn at all: positive, between two companies, at least one of them inside. */
export function counts(f: MoneyFlowsData['flows'][number], edge: Set<string>, sectorOf: Map<string, string>): boolean {
  if (!(f.value > 0) || !Number.isFinite(f.value) || f.from === f.to) return false;
  return !(edge.has(sectorOf.get(f.from) ?? '') && edge.has(sectorOf.get(f.to) ?? ''));
}
