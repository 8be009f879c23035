import { aux, income, type ModelModule, owed, redeem, stock, transfer } from '../declare.ts';

/** Multi-year compute contracts, leases, guarantees, and the contracts labs sign during the run. */
export const contracts: ModelModule = {
  id: 'contracts',
  title: 'Contracts and guarantees',
  about:
    'Named contracts follow their published or assumed yearly profile; what a provider cannot deliver is not billed; what is delivered is paid whether used or not. Labs that foresee a shortage sign more with the providers; those ramp in and run off after their term.',
  file: 'modules/contracts.ts',
  variables: [
    aux(
      'contract_profile_now',
      'Contracted amount a year, as signed',
      'USD/year',
      ['contract'],
      'contract_size_factor[contract] * SUM(contract_profile[contract, profile_year] * year_weight[profile_year] OVER profile_year)',
    ),
    aux(
      'remote_share',
      'Share of a contract assigned to boxes that outlive its provider',
      '1',
      ['contract'],
      'SUM(assignment_share * box_remote[assigned_box_only[assignment]] * alive[assigned_box[assignment]] BY assigned_contract)',
    ),
    aux(
      'contract_live',
      'One while both sides live; after the provider’s end the share that remote boxes serve on',
      '1',
      ['contract'],
      `alive[contract_payer[contract]] * (alive[contract_payee[contract]] * (1 - MIN(1, contract_ended[contract]))
        + (1 - alive[contract_payee[contract]]) * remote_share[contract])`,
    ),
    // What already runs has been executed; only growth beyond it can fall short of the announcement.
    aux(
      'contract_rate',
      'Contracted amount a year, after what is not carried out',
      'USD/year',
      ['contract'],
      `MIN(contract_profile_now[contract], INIT(contract_profile_now[contract]))
        + (1 - contract_of_lab[contract] * (1 - commitment_share)) * MAX(0, contract_profile_now[contract] - INIT(contract_profile_now[contract]))`,
    ),
    aux(
      'contract_rate_ahead',
      'The same twelve months ahead',
      'USD/year',
      ['contract'],
      '(1 - contract_of_lab[contract] * (1 - commitment_share)) * contract_size_factor[contract] * SUM(contract_profile[contract, profile_year] * year_weight_ahead[profile_year] OVER profile_year)',
    ),
    aux(
      'contract_rate_far',
      'The same one building time ahead',
      'USD/year',
      ['contract'],
      '(1 - contract_of_lab[contract] * (1 - commitment_share)) * contract_size_factor[contract] * SUM(contract_profile[contract, profile_year] * year_weight_far[profile_year] OVER profile_year)',
    ),
    stock(
      'contract_ended',
      'One once a contract has ended for good',
      '1',
      ['contract'],
      '0',
      `IF contract_ended[contract] < 0.5 AND (alive[contract_payer[contract]] < 0.5 OR alive[contract_payee[contract]] < 0.5) THEN 1 / DT ELSE 0`,
    ),
    aux(
      'wanted_gw',
      'Compute a contract calls for',
      'GW',
      ['contract'],
      'contract_is_compute[contract] * contract_live[contract] * contract_rate[contract] / contract_price[contract]',
    ),
    aux(
      'sold_wanted_gw',
      'Compute sold under contracts, as called for',
      'GW',
      ['builder'],
      'SUM(wanted_gw BY contract_provider) + SUM(route_gw BY route_provider)',
    ),
    aux(
      'delivered_share',
      'Share of contracted compute a provider can deliver',
      '1',
      ['builder'],
      'MIN(1, SAFEDIV(contract_share_max * fleet_gw[builder], sold_wanted_gw[builder], 1))',
    ),
    aux(
      'sold_gw',
      'Compute delivered under contracts',
      'GW',
      ['builder'],
      'sold_wanted_gw[builder] * delivered_share[builder]',
    ),
    aux(
      'delivered_gw',
      'Compute delivered under a contract',
      'GW',
      ['contract'],
      'wanted_gw[contract] * delivered_share[contract_provider[contract]]',
    ),
    aux(
      'rented_gw',
      'Compute an owner rents under contract',
      'GW',
      ['builder'],
      'SUM(delivered_gw BY contract_renter)',
    ),
    aux(
      'contract_units',
      'Usable units a lab holds under contract',
      'H100e',
      ['lab'],
      `usable_share * (SUM(delivered_gw * density[contract_provider[contract]] BY contract_lab)
        + SUM(route_gw * delivered_share[route_provider[route]] * density[route_provider[route]] BY route_lab))`,
    ),
    aux(
      'own_fleet_units',
      'Usable units of a lab of its own',
      'H100e',
      ['lab'],
      'usable_share * MAX(0, fleet_gw[lab_builder[lab]] - sold_gw[lab_builder[lab]]) * density[lab_builder[lab]]',
    ),
    aux(
      'contract_full',
      'Due under a contract if all is delivered',
      'USD/month',
      ['contract'],
      '(IF contract_live[contract] > 0 THEN 1 ELSE 0) * contract_rate[contract] / months_per_year * renewal_price_factor[contract]',
    ),
    // Lease boxes (B9): the rent is set to debt service from the first instalment on, so that it covers whatever was drawn.
    aux(
      'rent_set',
      'Rent of a lease that is set to the debt service of its box',
      'USD/month',
      ['contract'],
      `IF box_rent_cover[contract_box[contract]] > 0 AND TIME >= amortisation_start[box_facility[contract_box[contract]]] THEN
        box_rent_cover[contract_box[contract]] * box_service[contract_box[contract]] / (1 - box_cost_share[contract_box[contract]]) ELSE 0`,
    ),
    aux(
      'contract_billed',
      'Billed under a contract',
      'USD/month',
      ['contract'],
      `IF rent_set[contract] > 0 THEN contract_live[contract] * rent_set[contract] ELSE contract_live[contract] * contract_rate[contract] / months_per_year
        * (contract_is_compute[contract] * delivered_share[contract_provider[contract]] + 1 - contract_is_compute[contract])
        * (1 - contract_is_backstop[contract] * (1 - SAFEDIV(offered_gw[contract_provider[contract]] * (1 - share_rented_out), fleet_gw[contract_provider[contract]], 0)))
        * renewal_price_factor[contract]`,
    ),
    aux(
      'renewal_price_factor',
      'Price after the first term relative to the signed price',
      '1',
      ['contract'],
      `IF TIME >= contract_first_term[contract] THEN
        (1 - renews_at_market[contract]) + renews_at_market[contract] * renewal_price_share * rental_price_factor ELSE 1`,
    ),
    aux(
      'share_rented_out',
      'Share of offered compute that is taken',
      '1',
      [],
      'MIN(1, SAFEDIV(short_units * share_served, SUM(offered_units OVER builder), 1))',
    ),
    aux(
      'contracted_ahead_usd',
      'Contracted revenue of a provider twelve months ahead',
      'USD/year',
      ['builder'],
      'SUM(contract_is_compute[contract] * contract_live[contract] * contract_rate_ahead[contract] BY contract_provider) + SUM(route_value BY route_provider)',
    ),
    aux(
      'contracted_ahead_gw',
      'Compute sold under contract twelve months ahead',
      'GW',
      ['builder'],
      'SUM(contract_is_compute[contract] * contract_live[contract] * contract_rate_ahead[contract] / contract_price[contract] BY contract_provider) + SUM(route_gw + route_waiting BY route_provider)',
    ),
    aux(
      'contracted_far_gw',
      'Compute sold under contract one building time ahead',
      'GW',
      ['builder'],
      'SUM(contract_is_compute[contract] * contract_live[contract] * contract_rate_far[contract] / contract_price[contract] BY contract_provider) + SUM(route_gw + route_waiting BY route_provider)',
    ),
    // Guarantees: called a month after the guaranteed payment was missed.
    aux(
      'guaranteed_unpaid',
      'Guaranteed payments missed',
      'USD/month',
      ['guarantee'],
      'contract_profile_now[guaranteed[guarantee]] / months_per_year * (1 - alive[contract_payer[guaranteed[guarantee]]])',
    ),
    // What is still owed after the collateral is sold, in the last month before it is written off.
    aux(
      'guaranteed_rest',
      'Debt of a failed box left after the sale of its collateral',
      'USD/month',
      ['guarantee'],
      `IF alive[guarantee_box[guarantee]] < 0.5 AND alive[guarantor[guarantee]] > 0.5 AND default_age[guarantee_box[guarantee]] >= resolution_months - DT
        THEN loan[box_facility[guarantee_box[guarantee]]] / DT ELSE 0`,
    ),
    stock('guarantee_used', 'Guarantee paid so far', 'USD', ['guarantee'], '0', 'paid_guarantee_call[guarantee]'),
    aux(
      'guarantee_left',
      'Guarantee not yet used',
      'USD',
      ['guarantee'],
      'MAX(0, guarantee_cap[guarantee] - guarantee_used[guarantee])',
    ),
    aux(
      'site_lease_gw',
      'Load in halls leased from a named box',
      'GW',
      ['contract'],
      'contract_is_site[contract] * contract_rate[contract] * lease_gw_per_dollar[contract]',
    ),
  ],
  instruments: [
    {
      id: 'prepaid',
      label: 'Prepaid under named contracts',
      over: ['contract'],
      holder: 'contract_payer[contract]',
      issuer: 'contract_payee[contract]',
      opening: 'opening_prepaid[contract]',
    },
  ],
  transfers: [
    // A prepayment is credited in equal parts: the bill is shown in full, the credit flows back.
    transfer(
      'prepaid_credit',
      'Prepayments credited',
      ['contract'],
      'contract_payee[contract]',
      'contract_payer[contract]',
      'contract_live[contract] * MIN(prepaid[contract] / DT, prepaid[contract] / prepaid_months)',
      owed(2, 'lapses'),
      redeem('prepaid', ['contract']),
    ),
    transfer(
      'contract_payment',
      'Contract payments, part not assigned to a box',
      ['contract'],
      'contract_payer[contract]',
      'contract_payee[contract]',
      'MAX(0, contract_billed[contract] - SUM(wanted_assigned_payment BY assigned_contract)) + wanted_prepaid_credit[contract]',
      owed(2),
      income('compute'),
    ),
    transfer(
      'assigned_payment',
      'Contract payments assigned to a box',
      ['assignment'],
      'assigned_payer[assignment]',
      'assigned_box[assignment]',
      'contract_full[assigned_contract[assignment]] * assignment_share[assignment] * box_ready[assigned_box_only[assignment]] * alive[assigned_box[assignment]] * MAX(alive[contract_payee[assigned_contract[assignment]]], box_remote[assigned_box_only[assignment]])',
      owed(2),
      income('compute'),
    ),
    transfer(
      'guarantee_call',
      'Guarantees called',
      ['guarantee'],
      'guarantor[guarantee]',
      'guarantee_beneficiary[guarantee]',
      'MIN(MAX(0, guarantee_left[guarantee]) / DT, guarantee_share[guarantee] * (guaranteed_unpaid[guarantee] * alive[guarantee_beneficiary[guarantee]] + guaranteed_rest[guarantee]))',
      owed(2),
      income('guarantee'),
    ),
  ],
};
