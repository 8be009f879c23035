import { id, maybeNumber, note, number, text } from '../columns.ts';
import { DataError, type Problem } from '../problem.ts';
import { type Columns, type RowOf, readTable, type Table, table } from '../table.ts';

/** Tables below `data/model/`: what no fact gives, declared row by row with its reason. */
export const modelTables = {
  companies: table({
    file: 'model/companies.csv',
    columns: {
      id: id('id'),
      label: text('label'),
      sector: text('sector'),
      region: text('region'),
      holderKind: note('holder_kind'),
      canFail: text('can_fail'),
      factCompany: text('fact_company'),
      reason: note('reason'),
    },
  }),
  owners: table({
    file: 'model/owners.csv',
    columns: {
      opening: text('opening'),
      owner: text('id'),
      kind: text('kind'),
      inMarket: number('in_market'),
      ownShare: number('own_share'),
      ownShareLow: maybeNumber('own_share_low'),
      ownShareHigh: maybeNumber('own_share_high'),
      ownUseWeight: number('own_use_weight'),
      racer: number('racer'),
      unlimited: number('unlimited'),
      leasedShare: number('leased_share'),
      us: number('site_us'),
      europe: number('site_europe'),
      rest: number('site_rest'),
      china: number('site_china'),
      nvidia: number('mix_nvidia'),
      amd: number('mix_amd'),
      broadcom: number('mix_broadcom'),
      other_chips: number('mix_other'),
      aiCapexShare: number('ai_capex_share'),
      baseFlowShare: number('base_flow_share'),
      basis: text('basis'),
      reason: text('reason'),
    },
  }),
  sellers: table({
    file: 'model/sellers.csv',
    columns: {
      opening: text('opening'),
      seller: text('id'),
      consumer: number('consumer'),
      enterprise: number('enterprise'),
      developer: number('developer'),
      advantage: number('advantage'),
      unit: text('unit'),
      source: text('source'),
      reason: text('reason'),
    },
  }),
  guidance: table({
    file: 'model/guidance.csv',
    columns: {
      opening: text('opening'),
      company: text('id'),
      year: number('year'),
      amount: maybeNumber('amount'),
      alreadySpent: maybeNumber('already_spent'),
      source: text('source'),
      reason: text('reason'),
    },
  }),
  assignments: table({
    file: 'model/assignments.csv',
    columns: { contract: text('contract'), box: text('box'), share: number('share'), reason: text('reason') },
  }),
  boxes: table({
    file: 'model/boxes.csv',
    columns: {
      id: id('id'),
      vehicle: text('vehicle'),
      kind: text('kind'),
      sponsor: text('sponsor'),
      operator: text('operator'),
      vendor: note('vendor'),
      lender: text('lender'),
      buildStart: note('build_start'),
      buildEnd: note('build_end'),
      amortisationStart: text('amortisation_start'),
      maturity: text('maturity'),
      amortisation: text('amortisation'),
      advance: maybeNumber('advance'),
      equityFunded: number('equity_funded'),
      covenant: number('covenant'),
      sweepShare: number('sweep_share'),
      reserveExtra: number('reserve_extra'),
      remote: number('remote'),
      rentCover: number('rent_cover'),
      reason: text('reason'),
    },
  }),
  prepaid: table({
    file: 'model/prepaid.csv',
    columns: { contract: text('contract'), share: number('share'), reason: text('reason') },
  }),
  pledges: table({
    file: 'model/pledges.csv',
    columns: {
      id: id('id'),
      holder: text('holder'),
      receiver: text('receiver'),
      deal: text('deal'),
      signed: text('signed'),
      vendor: text('vendor'),
      2025: number('usd_2025'),
      2026: number('usd_2026'),
      2027: number('usd_2027'),
      2028: number('usd_2028'),
      2029: number('usd_2029'),
      2030: number('usd_2030'),
      reason: text('reason'),
    },
  }),
  guarantees: table({
    file: 'model/guarantees.csv',
    columns: {
      id: id('id'),
      guarantor: text('guarantor'),
      contract: text('contract'),
      cap: number('cap'),
      share: number('share'),
      reason: text('reason'),
      source: text('source'),
    },
  }),
  routes: table({
    file: 'model/routes.csv',
    columns: {
      id: id('id'),
      lab: text('lab'),
      provider: text('provider'),
      share: number('share'),
      reason: text('reason'),
    },
  }),
  labCapex: table({
    file: 'model/lab_capex.csv',
    columns: {
      opening: text('opening'),
      lab: text('id'),
      ...(Object.fromEntries(
        Array.from({ length: 12 }, (_, k) => [String(2025 + k), maybeNumber(`usd_${2025 + k}`)]),
      ) as Record<string, ReturnType<typeof maybeNumber>>),
      source: text('source'),
      reason: text('reason'),
    },
  }),
  tiers: table({
    file: 'model/tiers.csv',
    columns: {
      id: id('id'),
      label: text('label'),
      price: number('usd_per_mtoken'),
      follow: number('follow'),
      source: text('source'),
      reason: text('reason'),
    },
  }),
  makers: table({
    file: 'model/makers.csv',
    columns: {
      maker: text('id'),
      role: text('role'),
      costShare: number('cost_share'),
      opening: text('opening'),
      aiSales: maybeNumber('ai_sales'),
      source: text('source'),
      reason: text('reason'),
    },
  }),
  chips: table({
    file: 'model/chips.csv',
    columns: { chip: text('chip'), class: number('class'), h100e: number('h100e'), reason: text('reason') },
  }),
  suppliers: table({
    file: 'model/suppliers.csv',
    columns: {
      id: id('id'),
      inputShare: number('input_share'),
      costShare: number('cost_share'),
      payoutShare: number('payout_share'),
      reason: text('reason'),
    },
  }),
};

type Rows<T> = T extends Table<infer C> ? RowOf<C>[] : never;
export type ModelTables = { [K in keyof typeof modelTables]: Rows<(typeof modelTables)[K]> };

/** Reads the model's own tables; any problem stops. */
export function readModelTables(files: Map<string, string>): ModelTables {
  const { tables, problems } = tryModelTables(files);
  if (problems.length > 0) throw new DataError(problems);
  return tables;
}

/** Reads what can be read of the model's own tables, and names what is wrong with the rest. */
export function tryModelTables(files: Map<string, string>): { tables: ModelTables; problems: Problem[] } {
  const problems: Problem[] = [];
  const read = <C extends Columns>(declared: Table<C>): RowOf<C>[] => {
    const content = files.get(declared.file);
    if (content === undefined) {
      problems.push({ file: declared.file, line: 0, column: '', value: '', reason: 'the file is missing' });
      return [];
    }
    const result = readTable(declared, content);
    problems.push(...result.problems);
    return result.rows;
  };
  const tables = Object.fromEntries(
    Object.entries(modelTables).map(([name, declared]) => [name, read(declared as Table<Columns>)]),
  );
  return { tables: tables as unknown as ModelTables, problems };
}
