import { aux, income, type ModelModule, owed, transfer } from '../declare.ts';

/** Costs of makers and suppliers, tax, payouts, book values, required revenue. */
export const accounts: ModelModule = {
  id: 'accounts',
  title: 'Accounts',
  about:
    'What sellers of chips, systems, sites and power pass on to their own suppliers, wages and tax; depreciation by the declared life; what the whole build-out must earn.',
  file: 'modules/accounts.ts',
  variables: [
    aux(
      'operating_earnings',
      'Operating earnings before depreciation',
      'USD/month',
      ['company'],
      `revenue_ai_services[company] + revenue_compute[company] + revenue_tokens[company] + revenue_revenue_share[company] + revenue_rent[company]
        + revenue_operations[company] + revenue_energy[company] + revenue_accelerators[company] + revenue_servers[company] + revenue_sites[company]
        + revenue_cost_of_chips[company] + revenue_guarantee[company]
        - expense_compute[company] - expense_tokens[company] - expense_revenue_share[company] - expense_rent[company] - expense_operations[company]
        - expense_energy[company] - expense_staff[company] - expense_cost_of_chips[company] - expense_guarantee[company] - expense_supplies[company]`,
    ),
    aux(
      'group_revenue',
      'Revenue from AI of a company with its boxes',
      'USD/month',
      ['company'],
      'revenue_ai_services[company] + revenue_compute[company] + revenue_tokens[company] + SUM(box_group_revenue BY box_parent)',
    ),
    aux('box_group_revenue', 'Revenue of a box', 'USD/month', ['box'], 'revenue_compute[box]'),
    aux(
      'group_interest',
      'Interest of a company with its boxes',
      'USD/month',
      ['company'],
      'expense_interest[company] + SUM(box_group_interest BY box_parent)',
    ),
    aux('box_group_interest', 'Interest of a box', 'USD/month', ['box'], 'expense_interest[box]'),
    aux(
      'group_capex',
      'Capital spending of a company with its boxes',
      'USD/month',
      ['company'],
      'SUM(capex BY builder_company) + SUM(box_group_capex BY box_parent)',
    ),
    aux(
      'box_group_capex',
      'Capital spending of a box',
      'USD/month',
      ['box'],
      'paid_box_chips_payment[box_gpu[box]] + paid_box_site_payment[box_site[box]]',
    ),
    aux(
      'maker_sales',
      'Accelerators sold by a maker',
      'USD/month',
      ['maker'],
      'SUM(paid_chips OVER builder) + SUM(paid_box_chips_payment BY box_vendor_maker)',
    ),
    aux(
      'supplier_sales',
      'Sales of a supplier',
      'USD/month',
      ['supplier'],
      'revenue_cost_of_chips[supplier] + revenue_servers[supplier] + revenue_sites[supplier] + revenue_energy[supplier] + revenue_rent[supplier]',
    ),
    aux(
      'taxable',
      'Operating profit after depreciation and interest',
      'USD/month',
      ['taxpayer'],
      'operating_earnings[taxpayer] - depreciation_total[taxpayer] - interest_total[taxpayer] / months_per_year',
    ),
    aux(
      'depreciation_total',
      'Depreciation',
      'USD/month',
      ['company'],
      'depreciation_it[company] + depreciation_site[company] + depreciation_plant[company]',
    ),
    // Who still loses money keeps what it raised: no lab buys back shares out of its own listing.
    aux(
      'payout_planned',
      'Dividends and buy-backs',
      'USD/month',
      ['payer'],
      `alive[payer] * payouts_open * (payer_share[payer] * MAX(0, PREVIOUS(operating_earnings[payer], 0) + base_flow[payer] / months_per_year)
        + IF PREVIOUS(operating_earnings[payer], 0) + base_flow[payer] / months_per_year > 0
          THEN MAX(0, cash_after_clearing[payer] - comfortable_cash[payer] * cash_growth[payer]) / (12 * one_month) ELSE 0)`,
    ),
    // Cash held grows with the business: the months of cash earnings in it are those of the opening.
    aux(
      'cash_growth',
      'Cash a company is content to hold, over that of the opening',
      '1',
      ['payer'],
      'IF INIT(ebitda[payer] + base_flow[payer]) > one_dollar_year THEN MAX(1, (ebitda[payer] + base_flow[payer]) / INIT(ebitda[payer] + base_flow[payer])) ELSE 1',
    ),
    // Book value: purchases run off in a straight line over the declared life; the opening book over its own remaining life.
    aux(
      'bought_it',
      'IT bought',
      'USD/month',
      ['company'],
      'SUM(chips_paid BY builder_company) + SUM(paid_servers BY builder_company) + SUM(paid_box_chips_payment BY gpu_box_company) + SUM(sale_paid BY buyer_company)',
    ),
    aux(
      'bought_site',
      'Sites bought',
      'USD/month',
      ['company'],
      'SUM(paid_site_payment + paid_advance_payment BY builder_company) + SUM(paid_box_site_payment BY site_box_company) + is_landlord[company] * (paid_landlord_site_payment + SUM(paid_hall_sale OVER site_box))',
    ),
    aux(
      'book_life_it_months',
      'Declared life of IT in months',
      'month',
      [],
      'MAX(12 * one_month, book_life_it * months_per_year)',
    ),
    aux(
      'book_life_site_months',
      'Declared life of sites in months',
      'month',
      [],
      'MAX(12 * one_month, book_life_site * months_per_year)',
    ),
    aux(
      'depreciation_it',
      'Depreciation of IT',
      'USD/month',
      ['company'],
      `MIN(accelerators[company] / DT, IF alive[company] < 0.5 THEN accelerators[company] * impairment_rate * (IF default_age[company] >= resolution_months THEN 1 ELSE 0)
        ELSE (IF TIME < opening_book_life_it * book_life_it / INIT(book_life_it) THEN opening_it_book[company] * opening_plant_factor[company] / (opening_book_life_it * book_life_it / INIT(book_life_it)) ELSE 0)
        + TRAILING(bought_it[company], book_life_it_months / DT, 0) * DT / book_life_it_months)`,
    ),
    aux(
      'depreciation_site',
      'Depreciation of sites',
      'USD/month',
      ['company'],
      `MIN(sites[company] / DT, IF alive[company] < 0.5 THEN sites[company] * impairment_rate
        ELSE (IF TIME < opening_book_life_site THEN opening_site_book[company] * opening_plant_factor[company] / opening_book_life_site ELSE 0)
        + TRAILING(bought_site[company], book_life_site_months / DT, 0) * DT / book_life_site_months)`,
    ),
    aux(
      'depreciation_plant',
      'Depreciation of other plant',
      'USD/month',
      ['company'],
      'other_plant[company] / other_plant_life',
    ),
    // Required revenue, two ways (A8).
    aux('gpu_spend', 'Spending on accelerators', 'USD/month', [], 'SUM(maker_sales OVER maker)'),
    aux(
      'invested_it',
      'IT within its economic life, at cost',
      'USD',
      [],
      'TRAILING(SUM(bought_it OVER company), economic_life_it * months_per_year / DT, 0) * DT + opening_it_invested * SAFEDIV(SUM(opening_it_book * opening_plant_factor OVER company), SUM(opening_it_book OVER company), 1) * MAX(0, 1 - TIME / (0.75 * economic_life_it * months_per_year))',
    ),
    aux(
      'invested_site',
      'Sites within their economic life, at cost',
      'USD',
      [],
      'TRAILING(SUM(bought_site OVER company), economic_life_site * months_per_year / DT, 0) * DT + opening_site_invested * SAFEDIV(SUM(opening_site_book * opening_plant_factor OVER company), SUM(opening_site_book OVER company), 1) * MAX(0, 1 - TIME / (economic_life_site * months_per_year))',
    ),
    aux(
      'required_declared',
      'Revenue the last twelve months of accelerators ask for, declared arithmetic',
      'USD/year',
      [],
      'TRAILING(gpu_spend, 12 * one_month / DT, gpu_spend_opening / months_per_year) * DT / one_year * (1 + other_per_gpu_dollar) / (1 - required_margin)',
    ),
    aux(
      'required_simulated',
      'Revenue that returns capital, runs the fleet and pays for what sellers add',
      'USD/year',
      [],
      '(invested_it * annuity_it + invested_site * annuity_site + world_fleet_gw * running_cost + SUM(overhead_base OVER lab) * months_per_year) / (1 - seller_margin)',
    ),
    aux(
      'outside_share_paid',
      'Share of labs’ compute paid by their revenue',
      '1',
      [],
      'MIN(1, SUM(lab_revenue * (1 - opex_share) OVER lab) / months_per_year // SUM(compute_billed OVER lab))',
    ),
  ],
  realAssets: [
    {
      id: 'accelerators',
      label: 'Accelerators and other IT',
      opening: 'opening_it_book[company] * opening_plant_factor[company]',
    },
    { id: 'sites', label: 'Sites', opening: 'opening_site_book[company] * opening_plant_factor[company]' },
    {
      id: 'other_plant',
      label: 'Other plant',
      opening: 'opening_other_plant[company] * opening_plant_factor[company]',
    },
  ],
  entries: [
    {
      kind: 'depreciation',
      id: 'depreciation_of_it',
      label: 'Depreciation of IT',
      asset: 'accelerators',
      amount: 'depreciation_it[company]',
    },
    {
      kind: 'depreciation',
      id: 'depreciation_of_sites',
      label: 'Depreciation of sites',
      asset: 'sites',
      amount: 'depreciation_site[company]',
    },
    {
      kind: 'depreciation',
      id: 'depreciation_of_plant',
      label: 'Depreciation of other plant',
      asset: 'other_plant',
      amount: 'depreciation_plant[company]',
    },
  ],
  transfers: [
    transfer(
      'maker_cost',
      'Wafers, memory, packages and boards',
      ['maker', 'input'],
      'maker',
      'input',
      'PREVIOUS(maker_sales, opening_maker_sales) * maker_cost[maker] * input_share[input]',
      owed(1),
      income('cost_of_chips'),
    ),
    transfer(
      'maker_staff',
      'People and research of makers',
      ['maker'],
      'maker',
      'economy',
      'PREVIOUS(maker_sales, opening_maker_sales) * maker_staff_share',
      owed(1),
      income('staff'),
    ),
    transfer(
      'supplier_cost',
      'Materials, people and upkeep of suppliers',
      ['supplier'],
      'supplier',
      'economy',
      'PREVIOUS(supplier_sales, opening_supplier_sales) * supplier_cost_share[supplier]',
      owed(1),
      income('supplies'),
    ),
    transfer(
      'tax',
      'Tax',
      ['taxpayer'],
      'taxpayer',
      'economy',
      'tax_rate * MAX(0, PREVIOUS(taxable, 0)) * alive[taxpayer]',
      owed(1),
      income('tax'),
    ),
    transfer(
      'corporate_cost',
      'People and overhead of neoclouds',
      ['builder'],
      'builder',
      'economy',
      'is_neocloud[builder] * fleet_gw[builder] * neocloud_corporate_cost_gw / months_per_year * alive[builder]',
      owed(1),
      income('staff'),
    ),
  ],
};
