import type { Context } from './context.ts';

/** Companies, their kinds, regions and segments: the dimensions of the model. */
export function declarePeople({ builder, tables, sector, date }: Context): void {
  const ids = tables.companies.map((row) => row.id);
  builder.dimension('company', ids);
  builder.dimension('lab', sector('lab'), 'company');
  builder.dimension('app', sector('application'), 'company');
  builder.dimension('maker', sector('chip_maker'), 'company');
  builder.dimension('box', sector('box'), 'company');
  builder.dimension('fund', sector('capital'), 'company');
  builder.dimension('supplier', sector('supplier'), 'company');
  builder.dimension(
    'input',
    tables.suppliers.filter((row) => row.inputShare > 0).map((row) => row.id),
    'company',
  );
  builder.dimension(
    'seller',
    tables.sellers.filter((row) => row.opening === date).map((row) => row.seller),
    'company',
  );
  builder.dimension(
    'builder',
    tables.owners.filter((row) => row.opening === date).map((row) => row.owner),
    'company',
  );
  builder.dimension('buyer', ['microsoft', 'alphabet', 'amazon', 'meta'], 'company');
  builder.dimension(
    'payer',
    [...sector('cloud').filter((id) => id !== 'oracle'), ...sector('chip_maker', 'supplier', 'lab')],
    'company',
  );
  // The rest of a cloud's business is cash flow after tax; what it earns on AI is taxed here.
  builder.dimension('taxpayer', [...sector('lab', 'neocloud', 'chip_maker', 'cloud')], 'company');
  builder.dimension('issuer', ['oracle', ...sector('neocloud')], 'company');
  builder.dimension(
    'gpu_box',
    tables.boxes.filter((row) => row.vendor !== '').map((row) => row.id),
    'company',
  );
  builder.dimension(
    'site_box',
    tables.boxes.filter((row) => row.kind === 'site').map((row) => row.id),
    'company',
  );

  builder.dimension('region', ['us', 'europe', 'rest', 'china']);
  builder.dimension('segment', ['consumer', 'enterprise', 'developer']);
  builder.dimension(
    'tier',
    tables.tiers.map((row) => row.id),
  );
  builder.dimension('other_seller', builder.members('seller'));
  builder.relation('same_seller', 'other_seller', 'seller', (id) => id);

  const first = Number(date.slice(0, 4)) + (date.slice(5) === '12-31' ? 1 : 0);
  const years = Array.from({ length: 13 }, (_, k) => first + k);
  builder.dimension(
    'profile_year',
    years.map((year) => `y${year}`),
  );
  const classes = [2021, 2023, 2024, ...Array.from({ length: first + 11 - 2025 }, (_, k) => 2025 + k)];
  builder.dimension(
    'generation',
    classes.map((year) => `g${year}`),
  );
  builder.dimension('other_generation', builder.members('generation'));
  builder.relation('same_class', 'other_generation', 'generation', (id) => id);
  builder.numbers('is_newer', 'One where the second class is newer', '1', ['generation', 'other_generation'], (a, b) =>
    b > a ? 1 : 0,
  );
  const year = (id: string): number => Number(id.slice(1));
  builder.numbers('launch_year', 'Launch year of a class', 'year', ['generation'], year);
  builder.numbers('mid_year', 'Middle of a calendar year', 'year', ['profile_year'], (id) => year(id) + 0.5);
  builder.flag('is_class_2021', 'Classes up to 2021', 'generation', (id) => year(id) <= 2021);
  builder.flag('is_class_2023', 'Class 2023', 'generation', (id) => year(id) === 2023);
  builder.flag('is_class_2024', 'Class 2024', 'generation', (id) => year(id) === 2024);
  builder.flag('is_class_2025_on', 'Classes from 2025', 'generation', (id) => year(id) >= 2025);
  builder.numbers('classes_after_2025', 'Classes since 2025', '1', ['generation'], (id) =>
    Math.max(0, year(id) - 2025),
  );
  const perChip: Record<number, number> = { 2021: 0.315, 2023: 1, 2024: 0.93, 2025: 2.4 };
  builder.numbers(
    'h100e_per_chip',
    'H100-equivalents of the usual chip of a class',
    '1',
    ['generation'],
    (id) => perChip[year(id)] ?? 2.4 * 1.45 ** (year(id) - 2025),
  );

  for (const [name, unit, value] of [
    ['months_per_year', 'month/year', 12],
    ['hours_per_year', 'hour/year', 8760],
    ['hours_per_month', 'hour/month', 730],
    ['kw_per_gw', 'kW/GW', 1e6],
    ['one_year', 'year', 1],
    ['one_month', 'month', 1],
    ['one_dollar', 'USD', 1],
    ['one_dollar_year', 'USD/year', 1],
    ['one_unit', 'H100e', 1],
    ['one_h100e', 'H100e', 1],
    ['tiny_gw', 'GW', 0.005],
    ['chip_price_date', 'year', 2025.5],
    ['hbm_cap_date', 'year', 2027],
    ['racers_less_one', '1', 3],
  ] as const) {
    builder.constant(name, name.replaceAll('_', ' '), unit, value);
  }
  builder.relation('lab_builder', 'lab', 'builder', (id) => id);
  builder.relation('lab_seller', 'lab', 'seller', (id) => id);
  builder.relation('seller_lab', 'seller', 'lab', (id) => id);
  builder.relation('seller_builder', 'seller', 'builder', (id) => id);
  builder.relation('app_seller', 'app', 'seller', (id) => id);
  builder.relation('builder_company', 'builder', 'company', (id) => id);
  builder.relation('buyer_builder', 'buyer', 'builder', (id) => id);
  builder.relation('buyer_company', 'buyer', 'company', (id) => id);
  builder.relation('gpu_box_company', 'gpu_box', 'company', (id) => id);
  builder.relation('site_box_company', 'site_box', 'company', (id) => id);
  builder.relation('region_users', 'region', 'company', (id) => `users_${id}`);
  builder.flag(
    'can_fail',
    'Companies that can default',
    'company',
    (id) => tables.companies.find((row) => row.id === id)?.canFail === 'yes',
  );
  builder.flag('is_landlord', 'Landlords', 'company', (id) => id === 'data_centre_landlords');
}
