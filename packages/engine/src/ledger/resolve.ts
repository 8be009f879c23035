/** Turns the ledger's text (who pays, who holds) into company indices, and says what does not fit. */
import type { EntryDeclaration, LedgerDeclaration, ModelDeclaration, TransferDeclaration } from '../declare.ts';
import type { LedgerProblem } from './problems.ts';
import type { Names } from './subscripts.ts';
import type { ArrearsIndex, InstrumentIndex, LedgerIndex, TransferIndex } from './types.ts';

const key = (name: string) => name.toLowerCase();

export function resolveLedger(
  model: ModelDeclaration,
  ledger: LedgerDeclaration,
  names: Names,
  problems: LedgerProblem[],
): LedgerIndex {
  const companies = names.dimensions.get(key(ledger.company))?.members ?? [];
  if (!companies.length) {
    problems.push({ code: 'ledger-unknown-name', where: 'ledger', text: ledger.company, name: ledger.company });
  }
  const outside = companies.map((c) => ledger.outside.some((o) => key(o) === key(c)));
  for (const o of ledger.outside) {
    if (!companies.some((c) => key(c) === key(o))) {
      problems.push({ code: 'ledger-unknown-name', where: 'ledger.outside', text: o, name: o });
    }
  }
  const instruments = ledger.instruments.map((i): InstrumentIndex => {
    const where = `instrument ${i.id}`;
    const known = knownDimensions(i.over, names, where, problems);
    return {
      id: i.id,
      label: i.label,
      over: i.over,
      size: known ? names.size(i.over) : 0,
      holder: names.resolve(i.holder, ledger.company, known ? i.over : [], `${where}, holder`, problems),
      issuer: names.resolve(i.issuer, ledger.company, known ? i.over : [], `${where}, issuer`, problems),
      writtenOff: `written_off_${i.id}`,
    };
  });
  const transfers = ledger.transfers.map((t) => resolveTransfer(t, ledger, instruments, names, problems));
  const arrears = transfers
    .filter((t) => t.arrears !== undefined)
    .map(
      (t): ArrearsIndex => ({
        id: t.arrears!,
        label: `Unpaid: ${t.label}`,
        transfer: t.id,
        holder: t.payee,
        issuer: t.payer,
        writtenOff: `written_off_${t.arrears!}`,
      }),
    );
  for (const e of ledger.entries) {
    const of = e.kind === 'depreciation' ? e.asset : e.instrument;
    const known = e.kind === 'depreciation' ? ledger.realAssets : ledger.instruments;
    if (!known.some((k) => k.id === of)) {
      problems.push({ code: 'ledger-unknown-name', where: `entry ${e.id}`, text: of, name: of });
    }
  }
  const lines: string[] = [];
  for (const t of ledger.transfers) if ('line' in t.post && !lines.includes(t.post.line)) lines.push(t.post.line);
  if (ledger.bankruptcyCost !== undefined && !lines.includes('bankruptcy_cost')) lines.push('bankruptcy_cost');
  return {
    company: ledger.company,
    companies,
    currency: ledger.currency,
    time: model.time.unit,
    dt: model.time.dt ?? 1,
    outside,
    transfers,
    instruments,
    arrears,
    realAssets: ledger.realAssets.map(({ id, label }) => ({ id, label })),
    entries: ledger.entries.map((e) => ({
      id: e.id,
      label: e.label,
      kind: e.kind,
      of: e.kind === 'depreciation' ? e.asset : e.instrument,
      ...(e.kind === 'exchange' && { into: resolveExchange(e, ledger, instruments, names, problems) }),
    })),
    lines,
  };
}

function resolveTransfer(
  t: TransferDeclaration,
  ledger: LedgerDeclaration,
  instruments: InstrumentIndex[],
  names: Names,
  problems: LedgerProblem[],
): TransferIndex {
  const where = `transfer ${t.id}`;
  const over = knownDimensions(t.over, names, where, problems) ? t.over : [];
  const payer = names.resolve(t.from, ledger.company, over, `${where}, from`, problems);
  const payee = names.resolve(t.to, ledger.company, over, `${where}, to`, problems);
  const owedOn = t.settle.stage === 'owed' && t.settle.unpaid === 'arrears';
  const out: TransferIndex = {
    id: t.id,
    label: t.label,
    ...(t.module === undefined ? {} : { module: t.module }),
    over,
    size: names.size(over),
    settle: t.settle,
    post: t.post,
    payer,
    payee,
    wanted: `wanted_${t.id}`,
    due: `due_${t.id}`,
    paid: `paid_${t.id}`,
    ...(owedOn ? { arrears: `arrears_${t.id}` } : {}),
    posted: owedOn ? `accrued_${t.id}` : `paid_${t.id}`,
    ...(t.post.kind === 'resale' ? { book: `book_${t.id}` } : {}),
  };
  const post = t.post;
  if (post.kind === 'purchase' || post.kind === 'resale') {
    if (!ledger.realAssets.some((a) => a.id === post.asset)) {
      problems.push({ code: 'ledger-unknown-name', where, text: post.asset, name: post.asset });
    }
  }
  if (post.kind === 'issue' || post.kind === 'redeem') {
    const instrument = instruments.find((i) => i.id === post.instrument);
    if (!instrument)
      problems.push({ code: 'ledger-unknown-name', where, text: post.instrument, name: post.instrument });
    else out.claim = resolveClaim(out, instrument, post.claim ?? instrument.over, ledger, names, where, problems);
  }
  return out;
}

/** Element of the instrument for each element of the transfer, with holder and issuer compared to payer and payee. */
function resolveClaim(
  t: TransferIndex,
  instrument: InstrumentIndex,
  claim: string[],
  ledger: LedgerDeclaration,
  names: Names,
  where: string,
  problems: LedgerProblem[],
): Int32Array {
  const out = new Int32Array(t.size);
  if (claim.length !== instrument.over.length) {
    const reason = `'${instrument.id}' has ${instrument.over.length} subscripts (${instrument.over.join(', ')})`;
    problems.push({ code: 'ledger-bad-subscript', where, text: claim.join(', '), reason });
    return out.fill(-1);
  }
  claim.forEach((text, d) => {
    const dimension = instrument.over[d]!;
    const at = names.resolve(text, dimension, t.over, `${where}, claim`, problems);
    const size = names.size([dimension]);
    for (let i = 0; i < t.size; i++) out[i] = out[i]! < 0 || at[i]! < 0 ? -1 : out[i]! * size + at[i]!;
  });
  const issue = t.post.kind === 'issue';
  const companies = names.dimensions.get(key(ledger.company))?.members ?? [];
  const name = (c: number) => companies[c] ?? 'nobody';
  for (let i = 0; i < t.size; i++) {
    const c = out[i]!;
    if (c < 0 || t.payer[i]! < 0 || t.payee[i]! < 0) continue;
    const from = issue ? instrument.holder[c]! : instrument.issuer[c]!;
    const to = issue ? instrument.issuer[c]! : instrument.holder[c]!;
    if (from === t.payer[i] && to === t.payee[i]) continue;
    problems.push({
      code: 'ledger-claim-mismatch',
      where,
      element: names.element(t.over, i),
      instrument: instrument.id,
      expected: `${name(from)} → ${name(to)}`,
      found: `${name(t.payer[i]!)} → ${name(t.payee[i]!)}`,
    });
    break;
  }
  return out;
}

/** Which claim of the other instrument each claim becomes; holder and issuer must stay the same. */
function resolveExchange(
  e: Extract<EntryDeclaration, { kind: 'exchange' }>,
  ledger: LedgerDeclaration,
  instruments: InstrumentIndex[],
  names: Names,
  problems: LedgerProblem[],
): { instrument: string; claim: Int32Array } {
  const where = `entry ${e.id}`;
  const from = instruments.find(({ id }) => id === e.instrument);
  const into = instruments.find(({ id }) => id === e.into);
  const claim = new Int32Array(from?.size ?? 0);
  if (into === undefined) problems.push({ code: 'ledger-unknown-name', where, text: e.into, name: e.into });
  if (from === undefined || into === undefined) return { instrument: e.into, claim: claim.fill(-1) };
  if (e.claim.length !== into.over.length) {
    const reason = `'${into.id}' has ${into.over.length} subscripts (${into.over.join(', ')})`;
    problems.push({ code: 'ledger-bad-subscript', where, text: e.claim.join(', '), reason });
    return { instrument: into.id, claim: claim.fill(-1) };
  }
  e.claim.forEach((text, d) => {
    const dimension = into.over[d]!;
    const at = names.resolve(text, dimension, from.over, `${where}, claim`, problems);
    const size = names.size([dimension]);
    for (let i = 0; i < claim.length; i++) claim[i] = claim[i]! < 0 || at[i]! < 0 ? -1 : claim[i]! * size + at[i]!;
  });
  const companies = names.dimensions.get(key(ledger.company))?.members ?? [];
  const name = (c: number) => companies[c] ?? 'nobody';
  for (let i = 0; i < claim.length; i++) {
    const c = claim[i]!;
    if (c < 0 || (into.holder[c] === from.holder[i] && into.issuer[c] === from.issuer[i])) continue;
    problems.push({
      code: 'ledger-claim-mismatch',
      where,
      element: names.element(from.over, i),
      instrument: into.id,
      expected: `${name(from.holder[i]!)} → ${name(from.issuer[i]!)}`,
      found: `${name(into.holder[c]!)} → ${name(into.issuer[c]!)}`,
    });
    break;
  }
  return { instrument: into.id, claim };
}

function knownDimensions(over: string[], names: Names, where: string, problems: LedgerProblem[]): boolean {
  const unknown = over.filter((d) => !names.dimensions.has(key(d)));
  for (const name of unknown) problems.push({ code: 'ledger-unknown-name', where, text: over.join(', '), name });
  return unknown.length === 0;
}
