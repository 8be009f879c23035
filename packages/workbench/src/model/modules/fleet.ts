import { aux, type ModelModule, stock } from '../declare.ts';

/** Units by owner and launch-year class: supply of chips, delivery, installation, failure, retirement. */
export const fleet: ModelModule = {
  id: 'fleet',
  title: 'Accelerators',
  about:
    'Chip supply responds to the order book with a speed limit and a memory ceiling; deliveries follow shares of the order book; units wait dark until powered; they fail, are retired when their earnings fall below running cost, and give way when newer units wait for a socket.',
  file: 'modules/fleet.ts',
  variables: [
    aux(
      'hbm_limit',
      'Most chip supply that memory allows',
      'GW/month',
      [],
      'hbm_supply_cap / months_per_year * (1 + hbm_cap_growth * one_year) ^ (MAX(0, (CALENDAR_YEAR - hbm_cap_date) / one_year))',
    ),
    aux(
      'order_cover',
      'Order book over normal order book',
      '1',
      [],
      'SUM(backlog OVER builder) / (chip_supply * chip_lead_time)',
    ),
    aux(
      'chip_supply',
      'Chip supply the industry could ship',
      'GW/month',
      [],
      `MIN(hbm_limit, PREVIOUS(chip_supply, chip_supply_opening) * EXP(
        MIN(chip_supply_growth_max, MAX(-0.4 / one_year, chip_supply_gain * LN(MAX(0.01, PREVIOUS(order_cover, opening_order_cover)))))
        / months_per_year * DT))`,
    ),
    aux(
      'shipped_gw',
      'Gigawatts of accelerators shipped',
      'GW/month',
      [],
      'MIN(chip_supply * chip_output_share * supply_surprise, SUM(backlog OVER builder) / order_processing_time)',
    ),
    aux(
      'pressed_backlog',
      'Order book, weighted by how hard an owner presses for delivery',
      'GW',
      ['builder'],
      'backlog[builder] * spending_surprise[builder] * chip_access_share[builder]',
    ),
    aux(
      'deliveries_gw',
      'Gigawatts offered for delivery, by share of the order book; an owner that cuts takes less',
      'GW/month',
      ['builder'],
      `MIN(backlog[builder] * chip_access_share[builder] / order_processing_time, shipped_gw * (pressed_backlog[builder] // SUM(pressed_backlog[*])))
        * MIN(1, capex_cut[builder])`,
    ),
    stock(
      'backlog',
      'Orders placed and not delivered',
      'GW',
      ['builder'],
      'chip_supply_opening * chip_lead_time * opening_order_cover * order_share[builder]',
      'orders[builder] - accepted_gw[builder] - cancelled[builder]',
    ),
    aux(
      'accepted_gw',
      'Gigawatts delivered and paid',
      'GW/month',
      ['builder'],
      'deliveries_gw[builder] * SAFEDIV(paid_chips_builder[builder], wanted_chips_builder[builder], 1)',
    ),
    aux(
      'cancelled',
      'Orders cancelled: above what the budget can carry, or by the failed',
      'GW/month',
      ['builder'],
      `MAX(0, MIN(backlog[builder] / DT - accepted_gw[builder], IF failed_now[builder] > 0 OR alive[builder] < 0.5 THEN backlog[builder] / DT
        ELSE MAX(0, backlog[builder] - 1.3 * backlog_limit[builder]) * cancellation_rate))`,
    ),
    aux(
      'delivered',
      'Units delivered',
      'H100e/month',
      ['builder', 'generation'],
      'accepted_gw[builder] * kw_per_gw / power_now * is_current[generation]',
    ),
    stock(
      'dark',
      'Units delivered and waiting for power',
      'H100e',
      ['builder', 'generation'],
      '0',
      'delivered[builder, generation] - installed_now[builder, generation] - dark_sold[builder, generation] - dark_taken[builder_host[builder], generation]',
    ),
    stock(
      'installed',
      'Units in use',
      'H100e',
      ['builder', 'generation'],
      'opening_fleet[builder, generation] * opening_fleet_factor[builder]',
      `installed_now[builder, generation] - failed_units[builder, generation] - retired[builder, generation]
        - fleet_sold[builder, generation] - (taken[builder_host[builder], generation] - dark_taken[builder_host[builder], generation]) + fleet_bought[builder, generation]`,
    ),
    aux(
      'dark_gw',
      'Gigawatts waiting for power',
      'GW',
      ['builder'],
      'SUM(dark * power_per_h100e OVER generation) / kw_per_gw',
    ),
    aux(
      'fleet_gw',
      'IT load of units in use',
      'GW',
      ['builder'],
      'SUM(installed * power_per_h100e OVER generation) / kw_per_gw',
    ),
    aux('fleet_h100e', 'Units in use', 'H100e', ['builder'], 'SUM(installed OVER generation)'),
    aux('density', 'Units per gigawatt', 'H100e/GW', ['builder'], 'fleet_h100e[builder] // fleet_gw[builder]'),
    aux(
      'install_share',
      'Share of waiting units that finds power',
      '1',
      ['builder'],
      'alive[builder] * SAFEDIV(MIN(dark_gw[builder], power_room[builder]), dark_gw[builder], 0)',
    ),
    aux(
      'installed_now',
      'Units switched on',
      'H100e/month',
      ['builder', 'generation'],
      'dark[builder, generation] * install_share[builder] / DT',
    ),
    aux(
      'failed_units',
      'Units lost to failure',
      'H100e/month',
      ['builder', 'generation'],
      'installed[builder, generation] * failure_rate / months_per_year * alive[builder]',
    ),
    aux(
      'running_cost_hour',
      'Energy and operation of an H100-equivalent for an hour',
      'USD/(H100e*hour)',
      ['generation'],
      'running_cost * power_per_h100e[generation] / kw_per_gw / hours_per_year',
    ),
    aux(
      'avoidable_over_running',
      'What is saved by switching a unit off, people paid for by the unit included, over energy and operation',
      '1',
      ['builder'],
      '1 + is_neocloud[builder] * neocloud_corporate_cost_gw / running_cost',
    ),
    aux(
      'swap_rate_now',
      'Rate at which old units give way to waiting ones',
      '1/month',
      ['builder'],
      'IF dark_gw[builder] > 1.02 * power_room[builder] THEN power_swap_rate ELSE 0',
    ),
    aux(
      'retired',
      'Units switched off: earning less than they cost to run, or giving way',
      'H100e/month',
      ['builder', 'generation'],
      `installed[builder, generation] * alive[builder] * (
        (IF 0.9 * PREVIOUS(realised_price, opening_price * realised_price_ratio) < running_cost_hour[generation] * avoidable_over_running[builder] THEN retirement_rate ELSE 0)
        + (IF class_age[generation] >= swap_age THEN swap_rate_now[builder] ELSE 0))`,
    ),
    aux('world_fleet', 'All units in use', 'H100e', [], 'SUM(installed OVER builder, generation)'),
    aux('world_fleet_gw', 'IT load of all units in use', 'GW', [], 'SUM(fleet_gw OVER builder)'),
    aux('world_dark_gw', 'All gigawatts waiting for power', 'GW', [], 'SUM(dark_gw OVER builder)'),
    // Merit order: the newest classes train, the next serve, what is left idles (equation F12).
    aux('class_units', 'Units of a class in use', 'H100e', ['generation'], 'SUM(installed OVER builder)'),
    aux(
      'newer_units',
      'Units of newer classes',
      'H100e',
      ['generation'],
      'SUM(is_newer[generation, other_generation] * class_units[same_class[other_generation]] OVER other_generation)',
    ),
    aux(
      'duty_training',
      'Units of a class on training',
      'H100e',
      ['generation'],
      'MIN(class_units[generation], MAX(0, training_units - newer_units[generation]))',
    ),
    aux(
      'duty_inference',
      'Units of a class on inference and other paid or own work',
      'H100e',
      ['generation'],
      'MIN(class_units[generation], MAX(0, used_units - newer_units[generation])) - duty_training[generation]',
    ),
    aux(
      'duty_idle',
      'Units of a class without work',
      'H100e',
      ['generation'],
      'class_units[generation] - duty_training[generation] - duty_inference[generation]',
    ),
  ],
  checks: [
    {
      id: 'fleet_conserved',
      label: 'Units bought, in use, waiting, held as collateral, failed, retired and sold add up by class',
      over: ['generation'],
      equation: `SUM(installed + dark OVER builder) - SUM(PREVIOUS(installed, opening_fleet * opening_fleet_factor) + PREVIOUS(dark, 0) OVER builder)
        + SUM(collateral_held - PREVIOUS(collateral_held, 0) OVER gpu_box)
        - DT * SUM(PREVIOUS(delivered, 0) - PREVIOUS(failed_units, 0) - PREVIOUS(retired, 0) OVER builder)`,
      scale: 'SUM(installed + dark OVER builder) + one_unit',
    },
  ],
};
