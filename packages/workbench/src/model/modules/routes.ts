import { aux, income, issue, type ModelModule, owed, redeem, transfer } from '../declare.ts';

/** Contracts that labs sign during the run, by lab and provider. */
export const routes: ModelModule = {
  id: 'routes',
  title: 'New contracts',
  about:
    'A lab that foresees a shortage over its signing horizon signs what it can promise to pay for, split over providers; contracts start after a lead time, run their term, and end when either side fails.',
  file: 'modules/routes.ts',
  variables: [
    // Contracts signed during the run.
    aux(
      'lab_contract_gw',
      'Compute a lab holds under contract, all providers',
      'GW',
      ['lab'],
      'SUM(delivered_gw BY contract_lab) + SUM(route_gw BY route_lab) + fleet_gw[lab_builder[lab]]',
    ),
    aux(
      'lab_contract_ahead_gw',
      'Compute under contract twelve months ahead',
      'GW',
      ['lab'],
      `SUM(contract_is_compute[contract] * contract_live[contract] * contract_rate_ahead[contract] / contract_price[contract] BY contract_lab)
        + SUM(route_gw + route_waiting BY route_lab) + fleet_gw[lab_builder[lab]] + dark_gw[lab_builder[lab]]`,
    ),
    aux(
      'lab_need_ahead_gw',
      'Compute a lab foresees to need over its signing horizon',
      'GW',
      ['lab'],
      `need[lab] / (usable_share * average_density)
        * EXP((extrapolation * MIN(expected_growth, 1 / one_year) + 0.3 * mean_advantage[lab] - density_gain / one_year) * signing_horizon / months_per_year)`,
    ),
    aux(
      'lab_affordable_gw',
      'Compute a lab can promise to pay for',
      'GW',
      ['lab'],
      '(0.9 * lab_revenue[lab] * EXP(MIN(expected_growth, 1 / one_year) * one_year) + dilution_max * valuation[lab] * equity_open * round_scale[lab] / one_year) / contract_price_new',
    ),
    aux(
      'lab_signing',
      'Compute a lab signs',
      'GW/month',
      ['lab'],
      // A lab that cannot pay for the months ahead is given no credit by providers: signing ends as its runway does.
      'alive[lab] * MAX(0, MIN(lab_need_ahead_gw[lab], lab_affordable_gw[lab]) - lab_contract_ahead_gw[lab]) / signing_time * MIN(1, runway[lab] / raise_trigger_months)',
    ),
    aux('contract_price_new', 'Price of new contracts', 'USD/(GW*year)', [], 'cost_gw * (1 + contract_margin)'),
    aux(
      'route_signed',
      'Compute signed with a provider',
      'GW/month',
      ['route'],
      'lab_signing[route_to_lab[route]] * route_share[route] * alive[route_provider[route]]',
    ),
    aux(
      'route_live',
      'One while both sides live',
      '1',
      ['route'],
      'alive[route_to_lab[route]] * alive[route_provider[route]]',
    ),
    aux(
      'route_started',
      'Signed compute that starts',
      'GW/month',
      ['route'],
      'DELAY(route_signed, route_lead_time / DT, 0)',
    ),
    aux(
      'route_waiting',
      'Signed and not yet started',
      'GW',
      ['route'],
      'route_live[route] * TRAILING(route_signed[route], route_lead_time / DT, 0) * DT',
    ),
    aux(
      'route_gw',
      'Compute under contracts signed during the run',
      'GW',
      ['route'],
      'route_live[route] * TRAILING(route_started[route], contract_term / DT, 0) * DT',
    ),
    aux(
      'route_started_value',
      'Yearly amount of signed compute that starts',
      'USD/(year*month)',
      ['route'],
      'route_started[route] * contract_price_new',
    ),
    aux(
      'route_value',
      'Yearly amount under contracts signed during the run',
      'USD/year',
      ['route'],
      'route_live[route] * TRAILING(route_started_value[route], contract_term / DT, 0) * DT',
    ),
  ],
  instruments: [
    {
      id: 'route_prepaid',
      label: 'Prepaid under contracts signed during the run',
      over: ['route'],
      holder: 'route_customer[route]',
      issuer: 'route_owner[route]',
      opening: '0 * one_dollar',
    },
  ],
  transfers: [
    transfer(
      'route_prepayment',
      'Prepayments at signing',
      ['route'],
      'route_customer[route]',
      'route_owner[route]',
      'prepaid_share * route_signed[route] * contract_price_new * one_year',
      owed(6, 'lapses'),
      issue('route_prepaid', ['route']),
    ),
    transfer(
      'route_credit',
      'Prepayments of new contracts credited',
      ['route'],
      'route_owner[route]',
      'route_customer[route]',
      'route_live[route] * route_prepaid[route] / prepaid_months',
      owed(2, 'lapses'),
      redeem('route_prepaid', ['route']),
    ),
    transfer(
      'route_payment',
      'Payments under contracts signed during the run',
      ['route'],
      'route_customer[route]',
      'route_owner[route]',
      'route_value[route] / months_per_year * delivered_share[route_provider[route]] + wanted_route_credit[route]',
      owed(2),
      income('compute'),
    ),
  ],
};
