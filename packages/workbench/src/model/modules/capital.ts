import { aux, finance, income, issue, type ModelModule, owed, redeem, spend, stock, transfer } from '../declare.ts';

/** Sentiment, valuations, debt capacity, notes, rounds, share issues, pledges; interest and principal; funds. */
export const capital: ModelModule = {
  id: 'capital',
  title: 'Capital and sentiment',
  about:
    'Money comes from operations, then committed facilities, then notes, then shares, at a cost that rises with interest burden and falls with sentiment. Sentiment falls with disappointed growth, credit losses, idle capacity and failures, and recovers slowly.',
  file: 'modules/capital.ts',
  variables: [
    aux(
      'expected_growth',
      'Growth investors expect',
      '1/year',
      [],
      'PREVIOUS(expected_growth, opening_growth) + (growth_12m - PREVIOUS(expected_growth, opening_growth)) * DT / expectation_tau',
    ),
    aux('credit_outstanding', 'Credit to the sector', 'USD', [], 'SUM(loan OVER facility)'),
    aux('credit_losses', 'Credit losses', 'USD/month', [], 'SUM(written_share[borrower[facility]] * loan OVER facility) / DT'),
    stock(
      'sentiment_raw',
      'Sentiment before limits',
      '1',
      [],
      'opening_sentiment',
      `(1 - sentiment_raw) / sentiment_recovery
        + sentiment_surprise * MAX(-0.5 / one_year, MIN(0.3 / one_year, growth_12m - expected_growth)) / months_per_year
        - sentiment_credit_loss * (credit_losses // MAX(one_dollar, credit_outstanding))
        - sentiment_idle * MAX(0, usable_share - utilisation - 0.05) / months_per_year
        - sentiment_failure * (SUM(valuation * failed_now[lab] OVER lab) // MAX(one_dollar, SUM(valuation OVER lab))) / DT
        - (IF sentiment_raw > 1.25 THEN (sentiment_raw - 1.25) / DT ELSE 0)
        + (IF sentiment_raw < 0.1 THEN (0.1 - sentiment_raw) / DT ELSE 0)`,
    ),
    aux('sentiment', 'Sentiment of investors, 1 neutral', '1', [], 'MIN(1.25, MAX(0.1, sentiment_raw * sentiment_factor))'),
    aux(
      'valuation',
      'Valuation of a lab',
      'USD',
      ['lab'],
      'alive[lab] * one_year * revenue_multiple * EXP(growth_horizon * MIN(1.2 / one_year, MAX(-0.3 / one_year, expected_growth + 0.5 * mean_advantage[lab]))) * lab_direct_sales[lab] * sentiment',
    ),
    aux('base_rate_now', 'Short dollar rate', '1/year', [], 'base_rate + base_rate_shock'),
    aux(
      'ebitda',
      'Operating earnings before depreciation, six-month smooth',
      'USD/year',
      ['company'],
      'SMTH1(PREVIOUS(operating_earnings, opening_ebitda / months_per_year), ebitda_smoothing, opening_ebitda[company] / months_per_year) * months_per_year',
    ),
    aux('debt', 'Debt of a company, without its boxes', 'USD', ['company'], 'SUM(loan BY borrower)'),
    aux('group_debt', 'Debt of a company with its boxes', 'USD', ['company'], 'SUM(loan BY group_of)'),
    aux('interest_total', 'Interest a company owes a year', 'USD/year', ['company'], 'SUM(wanted_interest BY borrower) * months_per_year'),
    aux(
      'note_rate',
      'Rate on new notes of a borrower',
      '1/year',
      ['company'],
      `base_rate_now + spread_floor + MIN(0.14 / one_year, spread_coverage * SAFEDIV(interest_total[company], MAX(one_dollar_year, ebitda[company]), 1))
        + spread_sentiment * MAX(0, 1 - sentiment) + spread_shock`,
    ),
    aux(
      'debt_limit',
      'Debt lenders allow',
      'USD',
      ['company'],
      `one_year * (is_investment_grade[company] * cloud_leverage_max * MAX(0, ebitda[company] + base_flow[company])
        + is_leveraged[company] * leverage_max * MAX(0.6 * contracted_of[company], ebitda[company])
        + is_oracle_company[company] * leverage_max * MAX(ebitda[company], base_flow[company] + 0.5 * contracted_of[company]))`,
    ),
    aux('contracted_of', 'Contracted revenue of a company twelve months ahead', 'USD/year', ['company'], 'SUM(contracted_ahead_usd BY builder_company)'),
    aux('base_flow', 'Cash flow outside AI', 'USD/year', ['company'], 'SUM(base_cash_flow_now BY builder_company)'),
    aux(
      'debt_room',
      'New debt lenders would give now',
      'USD',
      ['company'],
      'MAX(0, debt_limit[company] * MIN(1, sentiment + 0.1) - group_debt[company]) * lending_open',
    ),
    // Plan of the month: what is expected to flow without new money, against a cash floor.
    aux(
      'planned_capex',
      'Capital spending planned this month',
      'USD/month',
      ['company'],
      `SUM(deliveries_gw * unit_cost_gw BY builder_company) - SUM(box_chips BY gpu_box_payer) + SUM(wanted_site_payment BY builder_company) + SUM(wanted_base_capex_payment BY builder_company)
        + SUM(box_equity_need BY box_sponsor)`,
    ),
    aux(
      'debt_service',
      'Interest and principal due this month',
      'USD/month',
      ['company'],
      'SUM(wanted_interest + wanted_principal BY borrower)',
    ),
    aux(
      'cash_floor',
      'Cash a company keeps',
      'USD',
      ['company'],
      'cash_floor_months * MAX(0, PREVIOUS(cash_out, 0)) + minimum_cash',
    ),
    aux(
      'shortfall',
      'New money a company looks for',
      'USD/month',
      ['company'],
      `alive[company] * MAX(0, planned_capex[company] + debt_service[company]
        - expected_operating[company] + (cash_floor[company] - cash[company]) / DT)`,
    ),
    aux(
      'expected_operating',
      'Cash from operations before interest expected this month',
      'USD/month',
      ['company'],
      '0.98 * ebitda[company] / months_per_year',
    ),
    aux(
      'notes_wanted',
      'Notes a company sells',
      'USD/month',
      ['company'],
      'can_borrow[company] * MIN(shortfall[company], debt_room[company] / DT)',
    ),
    aux(
      'shares_wanted',
      'Shares a listed company sells',
      'USD/month',
      ['company'],
      `can_issue[company] * equity_open * MIN(MAX(0, shortfall[company] - notes_wanted[company]),
        MAX(0, dilution_max * market_value[company] * sentiment - TRAILING(shares_wanted[company], 12, 0) * DT) / DT)`,
    ),
    aux(
      'market_value',
      'Market value used for share issues',
      'USD',
      ['company'],
      'opening_value[company] * SAFEDIV(MAX(0.2 * opening_ebitda[company], ebitda[company]), opening_ebitda[company], 1) * value_factor',
    ),
    aux(
      'burn_ahead',
      'Burn of a lab a year ahead, from its commitments',
      'USD/month',
      ['lab'],
      `MAX(burn[lab], ((SUM(contract_rate_ahead BY contract_lab) + SUM(route_value BY route_lab)) * (1 + lab_opex_per_compute)
        - lab_revenue[lab] * (1 - opex_share) * EXP(0.7 * MIN(1 / one_year, expected_growth + 0.5 * mean_advantage[lab]) * one_year)) / months_per_year)`,
    ),
    aux(
      'lab_raise',
      'Equity a lab raises from funds',
      'USD/month',
      ['lab'],
      `alive[lab] * equity_open * round_scale[lab] * (IF cash[lab] < raise_trigger_months * burn_ahead[lab] THEN 1 ELSE 0)
        * MIN(MAX(0, raise_size_months * burn_ahead[lab] - cash[lab]) / round_spread,
          MAX(0, dilution_max * valuation[lab] - TRAILING(lab_raise[lab], 12, 0) * DT - pledged_ahead[lab]) / DT)`,
    ),
    aux(
      'pledged_ahead',
      'Equity pledged to a lab for the next twelve months',
      'USD',
      ['lab'],
      'one_year * SUM(pledge_profile[pledge, profile_year] * year_weight_ahead[profile_year] * pledge_to[pledge, lab] OVER pledge, profile_year)',
    ),
    aux(
      'facility_rate',
      'Rate of a facility',
      '1/year',
      ['facility'],
      'MAX(0 / one_year, is_fixed[facility] * fixed_rate[facility] + is_floating[facility] * (base_rate_now + facility_margin[facility]) + is_notes[facility] * note_rate_average[facility])',
    ),
    stock(
      'note_rate_average',
      'Average rate of notes outstanding',
      '1/year',
      ['facility'],
      'fixed_rate[facility]',
      '(note_rate[borrower[facility]] - note_rate_average[facility]) * (paid_draw[facility] * DT // (loan[facility] + paid_draw[facility] * DT + one_dollar)) / DT',
    ),
    aux(
      'principal_planned',
      'Principal due by schedule',
      'USD/month',
      ['facility'],
      `IF alive[borrower[facility]] < 0.5 THEN loan[facility] / DT
        ELSE is_revolving[facility] * loan[facility] / note_term
        + (IF TIME >= amortisation_start[facility] THEN loan[facility] / MAX(one_month, maturity[facility] - TIME) ELSE 0) * is_straight[facility]
        + (IF TIME >= amortisation_start[facility] THEN MIN(loan[facility] / DT, loan[facility] / DT * (facility_rate[facility] / months_per_year * DT)
            * SAFEDIV(1, MAX(0.001, (1 + facility_rate[facility] / months_per_year * DT) ^ (MAX(one_month, maturity[facility] - TIME) / one_month) - 1), 1)) ELSE 0) * is_annuity[facility]
        + (IF TIME >= maturity[facility] - one_month THEN loan[facility] / DT ELSE 0) * is_bullet[facility]`,
    ),
    aux('outlays', 'New money a fund is asked for this month', 'USD/month', ['fund'], 'SUM(wanted_draw BY lender_fund) + SUM(wanted_lab_round BY round_fund) + SUM(wanted_share_issue BY issue_fund) + SUM(wanted_pledged_equity BY pledge_fund) + SUM(box_equity_need BY sponsor_fund)'),
    aux('fund_income', 'Interest and payouts a fund received last month', 'USD/month', ['fund'], 'PREVIOUS(fund_receipts, 0)'),
    aux('fund_receipts', 'Interest and payouts a fund receives', 'USD/month', ['fund'], 'SUM(paid_interest BY lender_fund) + SUM(paid_payout BY payout_fund) + SUM(paid_distribution BY distribution_fund)'),
    aux('fund_repaid', 'Principal a fund received', 'USD/month', ['fund'], 'SUM(paid_principal + paid_sweep_facility BY lender_fund)'),
    aux('paid_sweep_facility', 'Sweep received by facility', 'USD/month', ['facility'], 'SUM(paid_sweep BY box_facility)'),
  ],
  instruments: [
    { id: 'loan', label: 'Loans and notes', over: ['facility'], holder: 'lender[facility]', issuer: 'borrower[facility]', opening: 'opening_loan[facility]' },
    { id: 'equity', label: 'Equity at cost', over: ['stake'], holder: 'stake_holder[stake]', issuer: 'stake_issuer[stake]', opening: 'opening_stake[stake]' },
    { id: 'fund_units', label: 'Fund units', over: ['fund'], holder: 'economy', issuer: 'fund', opening: 'opening_fund_units[fund]' },
  ],
  transfers: [
    transfer(
      'fund_call',
      'Money funds call from households and institutions',
      ['fund'],
      'economy',
      'fund',
      'MAX(0, outlays[fund] + (minimum_cash - cash[fund]) / DT)',
      finance(2),
      issue('fund_units', ['fund']),
    ),
    transfer('draw', 'Loans drawn and notes sold', ['facility'], 'lender[facility]', 'borrower[facility]', 'facility_draw[facility]', finance(3), issue('loan', ['facility'])),
    transfer(
      'lab_round',
      'Rounds of labs',
      ['lab'],
      'round_investor[lab]',
      'lab',
      'lab_raise[lab]',
      finance(3),
      issue('equity', ['round_stake[lab]']),
    ),
    transfer(
      'share_issue',
      'Shares sold by listed companies',
      ['issuer'],
      'issue_investor[issuer]',
      'issuer',
      'shares_wanted[issuer]',
      finance(3),
      issue('equity', ['issue_stake[issuer]']),
    ),
    transfer(
      'pledged_equity',
      'Pledged stakes paid in',
      ['pledge'],
      'pledge_holder[pledge]',
      'pledge_receiver[pledge]',
      `SUM(pledge_profile[pledge, profile_year] * year_weight[profile_year] OVER profile_year) / months_per_year * pledge_paid_share
        * alive[pledge_holder[pledge]] * alive[pledge_receiver[pledge]] * (pledge_is_vendor[pledge] * vendor_equity_factor + 1 - pledge_is_vendor[pledge])`,
      finance(3),
      issue('equity', ['pledge_stake[pledge]']),
    ),
    transfer(
      'interest',
      'Interest',
      ['facility'],
      'borrower[facility]',
      'lender[facility]',
      'loan[facility] * facility_rate[facility] / months_per_year * alive[borrower[facility]]',
      { stage: 'owed', priority: 3, unpaid: 'arrears' },
      income('interest'),
    ),
    transfer(
      'principal',
      'Scheduled principal',
      ['facility'],
      'borrower[facility]',
      'lender[facility]',
      'principal_planned[facility]',
      owed(4, 'lapses'),
      redeem('loan', ['facility']),
    ),
    transfer('payout', 'Dividends and buy-backs', ['payer'], 'payer', 'public_investors', 'payout_planned[payer]', spend(4), income('payout')),
    transfer(
      'fund_distribution',
      'Income funds pass on',
      ['fund'],
      'fund',
      'economy',
      'fund_income[fund]',
      spend(5),
      income('fund_income'),
    ),
    transfer(
      'fund_return',
      'Repaid money funds give back',
      ['fund'],
      'fund',
      'economy',
      'MIN(fund_units[fund] / DT, MAX(0, (cash_after_clearing[fund] - fund_income[fund] * DT - 3 * minimum_cash) / (3 * one_month)))',
      spend(6),
      redeem('fund_units', ['fund']),
    ),
  ],
};
