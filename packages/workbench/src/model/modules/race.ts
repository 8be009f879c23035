import { aux, income, type ModelModule, purchase, spend, stock, transfer } from '../declare.ts';

/** The capex race: own use, budgets, orders, and paying for what is delivered. */
export const race: ModelModule = {
  id: 'race',
  title: 'Capex race and orders',
  about:
    'Owners expand their own use because rivals do and because it pays; they extrapolate demand, undercount what they have ordered, and are limited by guidance, budget and power. Orders follow a stock-management rule; equipment is paid on delivery.',
  file: 'modules/race.ts',
  variables: [
    aux(
      'base_cash_flow_now',
      'Cash flow outside AI',
      'USD/year',
      ['builder'],
      'base_cash_flow[builder] * base_flow_factor[builder] * EXP(base_ocf_growth * years_elapsed) * alive[builder]',
    ),
    aux(
      'base_capex',
      'Capital spending outside AI',
      'USD/year',
      ['builder'],
      'opening_base_capex[builder] * EXP(base_capex_growth * years_elapsed) * spending_surprise[builder]',
    ),
    aux(
      'own_base',
      'Opening load for own use, before scaling',
      'GW',
      ['builder'],
      'MIN(1, own_share[builder] * own_use_factor[builder]) * INIT(fleet_gw[builder])',
    ),
    aux(
      'own_tolerance',
      'Largest load for own use a cloud would pay for',
      'GW',
      ['builder'],
      'own_use_max * MIN(1.1, sentiment) * base_cash_flow_now[builder] * own_use_weight[builder] / cost_gw',
    ),
    aux(
      'own_ratio',
      'Own use over tolerance',
      '1',
      ['builder'],
      'is_racer[builder] * MIN(1, SAFEDIV(own_use[builder], own_tolerance[builder], 0))',
    ),
    aux(
      'rivals_ratio',
      'Mean of the rivals’ own use over tolerance',
      '1',
      ['builder'],
      'MAX(0, SUM(own_ratio[*]) - own_ratio[builder]) / racers_less_one',
    ),
    aux(
      'return_ratio',
      'Price over full cost and hurdle',
      '1',
      [],
      'MIN(1, realised_price / (long_run_cost * race_hurdle))',
    ),
    aux(
      'own_limit',
      'Load for own use an owner goes up to',
      'GW',
      ['builder'],
      // Owners outside the race buy what their budget buys in a year (R4: no limit but the budget).
      `(1 - is_unlimited[builder]) * own_tolerance[builder] * (race_weight * SQRT(rivals_ratio[builder]) + (1 - race_weight) * return_ratio)
        + is_unlimited[builder] * (fleet_gw[builder] + dark_gw[builder] + it_budget[builder] * one_year / unit_cost_gw[builder])`,
    ),
    aux(
      'rival_growth',
      'Growth of rivals’ fleets over twelve months',
      '1/year',
      [],
      `LN(MAX(0.1, SUM(fleet_gw * is_racer OVER builder) / DELAY(SUM(fleet_gw * is_racer OVER builder), 12 * one_month / DT, INIT(SUM(fleet_gw * is_racer OVER builder)) / EXP(opening_ambition * one_year * MAX(0, 1 - years_elapsed / one_year))))) / one_year`,
    ),
    aux(
      'ambition',
      'Growth of own use owners aim at',
      '1/year',
      [],
      `PREVIOUS(ambition, opening_ambition) + ((race_weight * rival_growth + (1 - race_weight) * MAX(0 / one_year, expected_growth - 0.25 / one_year)) * MIN(1.1, sentiment) - PREVIOUS(ambition, opening_ambition)) * DT / race_tau`,
    ),
    stock(
      'own_use',
      'Load an owner wants for itself',
      'GW',
      ['builder'],
      'own_base[builder] * own_scale_of[builder]',
      `alive[builder] * (IF own_use[builder] < own_limit[builder]
        THEN own_use[builder] * MAX(-0.3 / one_year, ambition) / months_per_year
        ELSE -own_use[builder] * MIN(0.3, SAFEDIV(own_use[builder] - own_limit[builder], own_use[builder], 0)) / one_year / months_per_year) * keep_own_use[builder]`,
    ),
    aux(
      'own_scale_of',
      'Scale of opening own use',
      '1',
      ['builder'],
      'own_scale * in_market[builder] + 1 - in_market[builder]',
    ),
    aux(
      'entry',
      'Building for the open market against price over first-year cost',
      '1',
      [],
      'MIN(2, (realised_price / entry_cost) ^ price_entry_elasticity)',
    ),
    aux('unmet_units', 'Short-term demand not served', 'H100e', [], '(own_units + short_units) * (1 - share_served)'),
    aux(
      'market_load',
      'Load of owners that rent out',
      'GW',
      ['builder'],
      'fleet_gw[builder] * in_market[builder] * (1 - is_lab[builder])',
    ),
    aux(
      'market_gw',
      'Load an owner offers or could place short-term',
      'GW',
      ['builder'],
      `offered_gw[builder] * share_rented_out + unmet_units / (usable_share * average_density) * SAFEDIV(market_load[builder], SUM(market_load[*]), 0)`,
    ),
    aux(
      'desired_gw',
      'Load wanted twelve months ahead',
      'GW',
      ['builder'],
      `alive[builder] * ((1 - is_lab[builder]) * (MIN(own_use[builder] * EXP(ambition * extrapolation * one_year), own_limit[builder] * 1.1)
        + contracted_ahead_gw[builder] - rented_gw[builder]
        + market_gw[builder] * EXP(MAX(-0.5, (expected_growth * extrapolation - 0.25 / one_year) * one_year)) * entry) / target_utilisation
        + is_lab[builder] * (fleet_gw[builder] + dark_gw[builder] + it_budget[builder] * one_year / unit_cost_gw[builder]))`,
    ),
    aux(
      'desired_gw_far',
      'Load wanted one building time ahead',
      'GW',
      ['builder'],
      `alive[builder] * ((1 - is_lab[builder]) * (MIN(own_use[builder] * EXP(ambition * extrapolation * build_months / months_per_year), own_limit[builder] * 1.1)
        + contracted_far_gw[builder] - rented_gw[builder]
        + market_gw[builder] * EXP(MAX(-0.5, (expected_growth * extrapolation - 0.25 / one_year) * build_months / months_per_year)) * entry) / target_utilisation
        + is_lab[builder] * (fleet_gw[builder] + dark_gw[builder] + it_budget[builder] * (build_months / months_per_year) / unit_cost_gw[builder]))`,
    ),
    aux(
      'operating_cash',
      'Cash flow from operations a year, interest paid',
      'USD/year',
      ['builder'],
      'base_cash_flow_now[builder] + ebitda[builder] - interest_total[builder]',
    ),
    aux(
      'free_budget',
      'Capital spending the rule allows once guidance has run out',
      'USD/year',
      ['builder'],
      `is_cloud[builder] * (capex_tolerance * sentiment * MAX(0, operating_cash[builder]) * capex_cut[builder] + MAX(0, cash[builder] - cash_floor[builder]) / (3 * one_year))
        + is_neocloud[builder] * (MAX(0, debt_room[builder] / (1.5 * one_year) + ebitda[builder] - interest_total[builder] - principal_due[builder]) + 0.5 * dilution_max * market_value[builder] * sentiment * equity_open / one_year + MAX(0, cash[builder] - cash_floor[builder]) / (2 * one_year))
        + is_oracle[builder] * (MAX(0, debt_room[builder] / (1.5 * one_year) + operating_cash[builder] - principal_due[builder]) + 0.5 * dilution_max * market_value[builder] * sentiment * equity_open / one_year)
        + is_lab[builder] * SUM(lab_capex[builder, profile_year] * year_weight[profile_year] OVER profile_year)`,
    ),
    // A year's guidance is not spent evenly: its quarters grow as those of the years before did. The sum stays what was guided.
    aux(
      'guidance_phase',
      'Rate of guided spending over its mean for the rest of the year',
      '1',
      ['builder'],
      `EXP(guidance_growth * (CALENDAR_YEAR + DT / (2 * months_per_year) - 0.5 * (guidance_end[builder] + INIT(CALENDAR_YEAR))))
        / (1 + (guidance_growth * (guidance_end[builder] - INIT(CALENDAR_YEAR))) ^ 2 / 24)`,
    ),
    aux(
      'total_budget',
      'Capital spending an owner plans',
      'USD/year',
      ['builder'],
      `alive[builder] * spending_surprise[builder] * (IF CALENDAR_YEAR < guidance_end[builder] THEN MIN(guidance_rate[builder] * guidance_range_factor[builder] * guidance_phase[builder] * capex_cut[builder] * guidance_factor, free_budget[builder] * 1.5 + base_cash_flow_now[builder] + 0.2 * guidance_rate[builder])
        ELSE free_budget[builder])`,
    ),
    aux(
      'it_budget',
      'Part of the budget left for IT',
      'USD/year',
      ['builder'],
      'MAX(0.05 * total_budget[builder], total_budget[builder] - base_capex[builder] - wanted_site_payment[builder] * months_per_year)',
    ),
    aux(
      'backlog_limit',
      'Order book the budget can carry',
      'GW',
      ['builder'],
      'it_budget[builder] / months_per_year * chip_lead_time * backlog_forward / unit_cost_gw[builder]',
    ),
    aux(
      'order_wish',
      'Orders that would close the gap',
      'GW/month',
      ['builder'],
      'MAX(0, (desired_gw[builder] - 0.95 * fleet_gw[builder] - dark_gw[builder] - supply_line_weight * backlog[builder]) / order_tau)',
    ),
    aux(
      'order_power',
      'Orders that power allows',
      'GW/month',
      ['builder'],
      'MAX(0, ((energised_gw[builder] + energised_in_year[builder]) * over_order_power - fleet_gw[builder] - dark_gw[builder] - backlog[builder]) / DT)',
    ),
    aux(
      'order_money',
      'Orders that the budget allows',
      'GW/month',
      ['builder'],
      'MAX(0, (backlog_limit[builder] - backlog[builder]) / DT)',
    ),
    aux(
      'orders',
      'Orders',
      'GW/month',
      ['builder'],
      'alive[builder] * MIN(1, capex_cut[builder]) * MIN(order_wish[builder], order_power[builder], order_money[builder])',
    ),
    // Which constraint holds an owner back: 1 power, 2 chips, 3 money, 4 demand (P9).
    aux(
      'binding',
      'Binding constraint: 1 power, 2 chips, 3 money, 4 demand',
      '1',
      ['builder'],
      `IF dark_gw[builder] > power_room[builder] * 1.02 + tiny_gw OR (order_power[builder] <= order_wish[builder] AND order_power[builder] <= order_money[builder] AND order_wish[builder] > 0) THEN 1
        ELSE IF order_cover > 1.2 AND backlog[builder] > deliveries_gw[builder] * 3 * one_month AND order_wish[builder] > 0 THEN 2
        ELSE IF order_money[builder] < order_wish[builder] THEN 3 ELSE 4`,
    ),
    aux(
      'value_of_power',
      'Yearly margin of a gigawatt energised earlier, at the short-term price',
      'USD/(GW*year)',
      [],
      'MAX(0, realised_price * usable_share * hours_per_year * kw_per_gw / power_now - running_cost - gpu_cost_gw * average_price_ratio * (1 + other_it_share) * annuity_it)',
    ),
    aux(
      'chips_bill',
      'Accelerators delivered to an owner, at price',
      'USD/month',
      ['builder'],
      'deliveries_gw[builder] * chips_per_gw[builder]',
    ),
    aux('chips_in_boxes', 'Part of it bought by boxes', 'USD/month', ['builder'], 'SUM(box_chips BY box_operator)'),
    aux(
      'maker_money_share',
      'Share of a maker in the bill of an owner',
      '1',
      ['builder', 'maker'],
      'mix_now[builder, maker] * maker_price_ratio[maker] * gpu_cost_gw // chips_per_gw[builder]',
    ),
    aux(
      'wanted_chips_builder',
      'Accelerators an owner is to pay',
      'USD/month',
      ['builder'],
      'SUM(wanted_chips OVER maker) + wanted_servers[builder] + chips_in_boxes[builder]',
    ),
    aux('chips_paid', 'Accelerators paid by an owner itself', 'USD/month', ['builder'], 'SUM(paid_chips OVER maker)'),
    aux(
      'paid_chips_builder',
      'Accelerators paid, boxes included',
      'USD/month',
      ['builder'],
      'chips_paid[builder] + paid_servers[builder] + SUM(paid_box_chips_payment BY box_operator)',
    ),
    aux(
      'ai_capex',
      'Capital spending on AI',
      'USD/month',
      ['builder'],
      'paid_chips_builder[builder] + paid_site_payment[builder] + paid_advance_payment[builder]',
    ),
    aux(
      'capex',
      'Capital spending',
      'USD/month',
      ['builder'],
      'chips_paid[builder] + paid_servers[builder] + paid_site_payment[builder] + paid_advance_payment[builder] + paid_base_capex_payment[builder]',
    ),
  ],
  transfers: [
    transfer(
      'chips',
      'Accelerators, paid on delivery',
      ['builder', 'maker'],
      'builder',
      'maker',
      'MAX(0, chips_bill[builder] - chips_in_boxes[builder]) * maker_money_share[builder, maker]',
      spend(2),
      purchase('accelerators', 'accelerators'),
    ),
    transfer(
      'servers',
      'Hosts, storage and other networks',
      ['builder'],
      'builder',
      'server_makers',
      'deliveries_gw[builder] * other_it_per_gw',
      spend(2),
      purchase('accelerators', 'servers'),
    ),
    transfer(
      'base_business',
      'Cash flow of the rest of the business',
      ['builder'],
      'economy',
      'builder',
      'base_cash_flow_now[builder] / months_per_year',
      { stage: 'owed', priority: 1, unpaid: 'lapses' },
      income('business'),
    ),
  ],
};
