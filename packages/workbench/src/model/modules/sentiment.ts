import { aux, type ModelModule, stock } from '../declare.ts';

/** What investors expect, how they feel, and what they think labs are worth. */
export const sentiment: ModelModule = {
  id: 'sentiment',
  title: 'Expectations and sentiment',
  about:
    'Expected growth follows the growth of the last year. Sentiment falls fast with disappointed growth, credit losses, idle capacity and failures, and recovers slowly; it scales valuations, debt capacity and own use.',
  file: 'modules/sentiment.ts',
  variables: [
    aux(
      'expected_growth',
      'Growth investors expect',
      '1/year',
      [],
      'PREVIOUS(expected_growth, opening_growth) + (growth_12m - PREVIOUS(expected_growth, opening_growth)) * DT / expectation_tau',
    ),
    aux('credit_outstanding', 'Credit to the sector', 'USD', [], 'SUM(loan OVER facility)'),
    aux(
      'credit_losses',
      'Credit losses',
      'USD/month',
      [],
      // What the estate and guarantors still pay in the month of the write-off is not lost.
      `SUM(written_share[borrower[facility]] * MAX(0, loan / DT - paid_principal)
        + restructured_now[borrower[facility]] * (1 - recovery[borrower[facility]]) * loan / DT OVER facility)`,
    ),
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
    aux(
      'sentiment',
      'Sentiment of investors, 1 neutral',
      '1',
      [],
      'MIN(1.25, MAX(0.1, sentiment_raw * sentiment_factor))',
    ),
    aux(
      'valuation',
      'Valuation of a lab',
      'USD',
      ['lab'],
      'alive[lab] * one_year * revenue_multiple * EXP(growth_horizon * MIN(1.2 / one_year, MAX(-0.3 / one_year, expected_growth + 0.5 * mean_advantage[lab]))) * lab_direct_sales[lab] * sentiment',
    ),
  ],
};
