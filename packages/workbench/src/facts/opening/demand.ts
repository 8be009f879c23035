import type { Context } from './context.ts';

/** Sellers of AI services at the opening, regions, tiers, makers and suppliers. */
export function declareDemand(context: Context): void {
  const { builder, tables, date, peek, value } = context;
  const rows = new Map(tables.sellers.filter((row) => row.opening === date).map((row) => [row.seller, row]));
  builder.numbers(
    'opening_sales',
    'Run rate at the opening by segment',
    'USD/year',
    ['segment', 'seller'],
    (segment, seller) => {
      const row = rows.get(seller)!;
      return builder.record({
        company: seller,
        item: `run_rate:${segment}`,
        value: row[segment as 'consumer' | 'enterprise' | 'developer'],
        unit: 'USD/year',
        basis: row.source === 'assumption' ? 'assumption' : 'derived',
        source: row.source,
        reason: row.reason,
      });
    },
  );
  builder.numbers(
    'opening_advantage',
    'Growth beyond the market at the opening',
    '1/year',
    ['seller'],
    (seller) => rows.get(seller)!.advantage,
  );
  builder.numbers('china_opening_sales', 'Sales at home of Chinese platforms', 'USD/year', ['seller'], (seller) =>
    seller === 'china_buyers' ? 4 * (peek('china_buyers', 'quarterly_revenue:ai') ?? 0) : 0,
  );
  const weights: Record<string, number> = { us: 0.52, europe: 0.24, rest: 0.24, china: 0 };
  builder.numbers('region_weight', 'Where a seller’s users are', '1', ['region', 'seller'], (region, seller) =>
    seller === 'china_buyers' ? (region === 'china' ? 1 : 0) : weights[region],
  );
  const home = new Map(tables.companies.map((row) => [row.id, row.region]));
  builder.numbers(
    'is_foreign',
    'One where a seller is foreign to a region',
    '1',
    ['region', 'seller'],
    (region, seller) => (home.get(seller) === region ? 0 : 1),
  );
  // Chips of Amazon and of Chinese makers are one row: home everywhere.
  builder.numbers(
    'is_foreign_maker',
    'One where a maker is foreign to a region',
    '1',
    ['region', 'maker'],
    (region, maker) => (maker === 'other_chips' || home.get(maker) === region ? 0 : 1),
  );
  const kind = new Map(tables.companies.map((row) => [row.id, row.sector]));
  builder.flag('seller_is_openai', 'OpenAI', 'seller', (id) => id === 'openai');
  builder.flag('seller_is_anthropic', 'Anthropic', 'seller', (id) => id === 'anthropic');
  builder.flag('seller_is_lab', 'Sellers that are labs', 'seller', (id) => kind.get(id) === 'lab');
  builder.flag('seller_is_cloud', 'Sellers that are clouds', 'seller', (id) => kind.get(id) === 'cloud');
  builder.flag('seller_is_app', 'Sellers that are applications', 'seller', (id) => kind.get(id) === 'application');
  builder.numbers(
    'app_lab_share',
    'Share of a lab in what applications buy',
    '1',
    ['lab'],
    (lab) => ({ openai: 0.4, anthropic: 0.6 })[lab] ?? 0,
  );
  for (const segment of builder.members('segment')) {
    builder.flag(`is_${segment}`, segment, 'segment', (id) => id === segment);
  }
  builder.numbers(
    'opening_tier_price',
    'List price of a tier at the opening',
    'USD/Mtoken',
    ['tier'],
    (id) => tables.tiers.find((row) => row.id === id)!.price,
  );
  builder.numbers(
    'tier_follow',
    'How far a tier follows the price at constant capability',
    '1',
    ['tier'],
    (id) => tables.tiers.find((row) => row.id === id)!.follow,
  );

  const labFixed: Record<string, number> = { openai: 2e9, anthropic: 1.5e9, xai: 2.5e9, mistral: 0.3e9 };
  builder.numbers('lab_fixed_cost', 'Fixed cost of a lab', 'USD/year', ['lab'], (id) =>
    builder.record({
      company: id,
      item: 'fixed_cost',
      value: labFixed[id] ?? 0,
      unit: 'USD/year',
      basis: 'assumption',
      source: 'assumption',
      low: 0,
      high: 2 * (labFixed[id] ?? 0),
      reason: 'people and data that do not move with revenue; not disclosed',
    }),
  );
  builder.flag('shares_revenue', 'Labs that owe a revenue share', 'lab', (id) => id === 'openai');
  builder.numbers(
    'opening_burn',
    'Burn at the opening',
    'USD/month',
    ['lab'],
    (id) => Math.max(0, -value(id, 'quarterly_operating_cash_flow', { value: 0, reason: 'not known' })) / 3,
  );

  const makers = new Map(tables.makers.filter((row) => row.opening === date).map((row) => [row.maker, row]));
  const role = (name: string) => (id: string) => makers.get(id)?.role === name;
  builder.flag('maker_is_leader', 'Leading maker', 'maker', role('leader'));
  builder.flag('maker_is_second', 'Second merchant maker', 'maker', role('second'));
  builder.flag('maker_is_custom', 'Custom chips', 'maker', role('custom'));
  builder.flag('maker_is_shift_target', 'Where custom chips go', 'maker', (id) => id === 'broadcom');
  builder.numbers('maker_cost', 'Cost of goods over sales', '1', ['maker'], (id) => makers.get(id)!.costShare);
  const quarterly = (id: string): number => makers.get(id)?.aiSales ?? peek(id, 'quarterly_revenue:ai') ?? 0;
  builder.numbers('opening_maker_sales', 'Accelerator sales at the opening', 'USD/month', ['maker'], (id) =>
    builder.record({
      company: id,
      item: 'ai_sales_month',
      value: quarterly(id) / 3,
      unit: 'USD/month',
      basis: 'derived',
      source: makers.get(id)!.source,
      reason: makers.get(id)!.reason,
    }),
  );
  builder.constant(
    'gpu_spend_opening',
    'Accelerator sales over the last twelve months at the last quarter’s pace',
    'USD/year',
    4 * builder.members('maker').reduce((sum, id) => sum + quarterly(id), 0),
  );
  const suppliers = new Map(tables.suppliers.map((row) => [row.id, row]));
  builder.numbers(
    'input_share',
    'Share of an input in the cost of chips',
    '1',
    ['input'],
    (id) => suppliers.get(id)!.inputShare,
  );
  builder.numbers('supplier_cost_share', 'Cost over sales', '1', ['supplier'], (id) => suppliers.get(id)!.costShare);
  builder.numbers(
    'opening_supplier_sales',
    'AI sales at the opening',
    'USD/month',
    ['supplier'],
    (id) => (peek(id, 'quarterly_revenue:ai') ?? 0) / 3,
  );
  builder.numbers(
    'payer_share',
    'Payouts over cash flow',
    '1',
    ['payer'],
    (id) =>
      suppliers.get(id)?.payoutShare ?? (kind.get(id) === 'chip_maker' ? 0.45 : kind.get(id) === 'lab' ? 0 : 0.25),
  );
}
