import { aux, type ModelModule } from '../declare.ts';

/** Calendar helpers, and the trend of chip cost that everything else is priced against. */
export const clock: ModelModule = {
  id: 'clock',
  title: 'Calendar and class of the year',
  about: 'Which launch-year class is being delivered, and how yearly contract profiles are read at a date.',
  file: 'modules/clock.ts',
  variables: [
    aux('years_elapsed', 'Years since the start', 'year', [], 'TIME / months_per_year'),
    aux(
      'is_current',
      'One for the launch-year class being delivered',
      '1',
      ['generation'],
      'IF CALENDAR_YEAR >= launch_year[generation] AND CALENDAR_YEAR < launch_year[generation] + one_year THEN 1 ELSE 0',
    ),
    aux('class_age', 'Age of a launch-year class', 'year', ['generation'], 'CALENDAR_YEAR - launch_year[generation]'),
    // Yearly totals are read as a line through mid-years, so that amounts move smoothly and each year adds up to about its total.
    aux(
      'year_weight_raw',
      'Weight of a calendar year now, before normalising',
      '1',
      ['profile_year'],
      'MAX(0, 1 - ABS(CALENDAR_YEAR + half_month - mid_year[profile_year]) / one_year)',
    ),
    aux(
      'year_weight',
      'Weight of a calendar year now',
      '1',
      ['profile_year'],
      'year_weight_raw[profile_year] // SUM(year_weight_raw[*])',
    ),
    aux(
      'year_weight_ahead_raw',
      'Weight of a calendar year twelve months ahead, before normalising',
      '1',
      ['profile_year'],
      'MAX(0, 1 - ABS(CALENDAR_YEAR + one_year + half_month - mid_year[profile_year]) / one_year)',
    ),
    aux(
      'year_weight_ahead',
      'Weight of a calendar year twelve months ahead',
      '1',
      ['profile_year'],
      'year_weight_ahead_raw[profile_year] // SUM(year_weight_ahead_raw[*])',
    ),
    aux(
      'year_weight_far_raw',
      'Weight of a calendar year one building time ahead, before normalising',
      '1',
      ['profile_year'],
      'MAX(0, 1 - ABS(CALENDAR_YEAR + build_months / months_per_year + half_month - mid_year[profile_year]) / one_year)',
    ),
    aux(
      'year_weight_far',
      'Weight of a calendar year one building time ahead',
      '1',
      ['profile_year'],
      'year_weight_far_raw[profile_year] // SUM(year_weight_far_raw[*])',
    ),
    aux(
      'years_since_price_date',
      'Years since the date of the chip price',
      '1',
      [],
      '(CALENDAR_YEAR - chip_price_date) / one_year',
    ),
    aux(
      'chip_price',
      'Price of an H100-equivalent of the leading maker',
      'USD/H100e',
      [],
      'h100e_price_2025 * (1 - chip_price_decline * one_year) ^ years_since_price_date * server_price_factor',
    ),
    aux(
      'power_per_h100e',
      'IT power of an H100-equivalent by class',
      'kW/H100e',
      ['generation'],
      `h100e_power_2021 * is_class_2021[generation] + h100e_power_2023 * is_class_2023[generation]
        + h100e_power_2024 * is_class_2024[generation]
        + h100e_power_2025 * is_class_2025_on[generation] * (1 - chip_power_decline * one_year) ^ classes_after_2025[generation]`,
    ),
    aux(
      'power_now',
      'IT power of an H100-equivalent of the class being delivered',
      'kW/H100e',
      [],
      'SUM(power_per_h100e * is_current OVER generation)',
    ),
    aux(
      'gpu_cost_gw',
      'Accelerators for a gigawatt of IT load at the leading maker',
      'USD/GW',
      [],
      'chip_price * kw_per_gw / power_now',
    ),
    aux(
      'maker_price_ratio',
      'Price of compute from a maker relative to the leader',
      '1',
      ['maker'],
      'maker_is_leader[maker] + amd_price_ratio * maker_is_second[maker] + custom_price_ratio * maker_is_custom[maker]',
    ),
    aux(
      'custom_shift',
      'Share of merchant purchases moved to custom chips so far',
      '1',
      [],
      'custom_share_gain * MIN(1, years_elapsed / custom_shift_years)',
    ),
    aux(
      'leader_mix',
      'Share of the leader in new gigawatts at the opening',
      '1',
      ['builder'],
      'SUM(mix * maker_is_leader OVER maker)',
    ),
    aux(
      'mix_now',
      'Share of new gigawatts by maker',
      '1',
      ['builder', 'maker'],
      `mix[builder, maker] * (1 - maker_is_leader[maker] * custom_shift)
        + maker_is_shift_target[maker] * custom_shift * leader_mix[builder]`,
    ),
    aux(
      'chips_per_gw',
      'Accelerators for a gigawatt of IT load at the mix bought by an owner',
      'USD/GW',
      ['builder'],
      'gpu_cost_gw * SUM(mix_now * maker_price_ratio OVER maker)',
    ),
    aux(
      'other_it_per_gw',
      'Hosts, storage and other networks for a gigawatt',
      'USD/GW',
      [],
      'gpu_cost_gw * other_it_share * average_price_ratio',
    ),
    aux('unit_cost_gw', 'All IT for a gigawatt', 'USD/GW', ['builder'], 'chips_per_gw[builder] + other_it_per_gw'),
  ],
};
