import { aux, type ModelModule, spend, stock, transfer } from '../declare.ts';

/** Missed payments, default, sale of the fleet, estate, losses. */
export const failure: ModelModule = {
  id: 'failure',
  title: 'Arrears, default and fire sale',
  about:
    'A company that misses payments beyond its grace period defaults: its contracts end, its debts fall due at once, its fleet is sold over some months at a price that falls with volume, the estate pays in order of priority, and what is left of claims on it is written off by their holders.',
  file: 'modules/failure.ts',
  variables: [
    aux('missed', 'One in a month with unpaid dues', '1', ['company'], 'IF unpaid[company] > unpaid_tolerance AND can_fail[company] > 0 AND alive[company] > 0.5 THEN 1 ELSE 0'),
    stock('missed_months', 'Consecutive months with unpaid dues', 'month', ['company'], '0', 'IF missed[company] > 0 THEN one_month / DT ELSE -missed_months[company] / DT'),
    aux(
      'failed_now',
      'One in the month of default',
      '1',
      ['company'],
      'IF alive[company] > 0.5 AND can_fail[company] > 0 AND ((missed[company] > 0 AND missed_months[company] + one_month >= grace_months) OR force_default[company] > 0) THEN 1 ELSE 0',
    ),
    stock('defaulted', 'One once a company has defaulted', '1', ['company'], '0', 'failed_now[company] / DT'),
    aux('alive', 'One until default', '1', ['company'], '1 - MIN(1, defaulted[company])'),
    stock('default_age', 'Months since default', 'month', ['company'], '0', 'IF defaulted[company] > 0.5 THEN one_month / DT ELSE 0'),
    aux('written_share', 'Share of claims written off this month', '1', ['company'], 'IF defaulted[company] > 0.5 AND default_age[company] >= resolution_months AND default_age[company] < resolution_months + one_month THEN 1 ELSE 0'),
    aux(
      'sale_rate',
      'Share of the fleet of a failed owner put up for sale in a month',
      '1/month',
      ['builder'],
      'IF alive[builder] < 0.5 THEN 1 / MAX(one_month, sale_months - default_age[builder]) ELSE 0',
    ),
    aux('for_sale', 'Units put up for sale', 'H100e/month', ['builder', 'generation'], '(installed[builder, generation] + dark[builder, generation]) * MIN(1 / DT, sale_rate[builder])'),
    aux(
      'resale_unit',
      'What a buyer would pay for a unit before any discount',
      'USD/H100e',
      ['generation'],
      `MIN(chip_price * average_price_ratio, MAX(0, realised_price * usable_share - running_cost_hour[generation]) * hours_per_year * resale_years)`,
    ),
    aux('sale_volume', 'Units put up for sale by all', 'H100e/month', [], 'SUM(for_sale OVER builder, generation)'),
    aux('fire_discount', 'Price after the discount for volume', '1', [], 'EXP(-fire_sale_depth * sale_volume * one_month / (0.1 * world_fleet + sale_volume * one_month))'),
    aux('sale_value', 'Value of what a failed owner sells', 'USD/month', ['builder'], 'SUM(for_sale * resale_unit OVER generation) * fire_discount'),
    aux('sale_paid', 'Paid by a buyer for fleets of failed owners', 'USD/month', ['buyer'], 'SUM(paid_fleet_sale OVER builder)'),
    aux('sale_share', 'Part of it that buyers could pay', '1', ['builder'], 'SAFEDIV(SUM(paid_fleet_sale OVER buyer), sale_value[builder], 0)'),
    aux('fleet_sold', 'Units in use sold', 'H100e/month', ['builder', 'generation'], 'installed[builder, generation] * MIN(1 / DT, sale_rate[builder]) * sale_share[builder]'),
    aux('dark_sold', 'Waiting units sold', 'H100e/month', ['builder', 'generation'], 'dark[builder, generation] * MIN(1 / DT, sale_rate[builder]) * sale_share[builder]'),
    aux('class_sold', 'Units of a class sold', 'H100e/month', ['generation'], 'SUM(fleet_sold + dark_sold OVER builder)'),
    aux('fleet_bought', 'Units bought from failed owners', 'H100e/month', ['builder', 'generation'], 'buyer_share[builder] * class_sold[generation]'),
    aux('site_sold', 'Energised load that changes hands', 'GW/month', ['builder', 'region'], 'energised[builder, region] * MIN(1 / DT, sale_rate[builder]) * sale_share[builder]'),
    aux('region_site_sold', 'Energised load that changes hands, by region', 'GW/month', ['region'], 'SUM(site_sold OVER builder)'),
    aux('defaults_so_far', 'Companies in default', '1', [], 'SUM(MIN(1, defaulted) OVER company)'),
  ],
  transfers: [
    transfer(
      'fleet_sale',
      'Fleets of failed owners sold',
      ['builder', 'buyer'],
      'buyer',
      'builder',
      'sale_value[builder] * buyer_share[buyer_builder[buyer]] * alive[buyer]',
      spend(3),
      {
        kind: 'resale',
        asset: 'accelerators',
        book: 'accelerators[builder] * MIN(1 / DT, sale_rate[builder]) * SAFEDIV(paid_fleet_sale[builder, buyer], sale_value[builder], 0)',
        line: 'resale',
      },
    ),
  ],
};
