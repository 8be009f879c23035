/** The words claims are about, and which rows of data/ measure the same. */

export interface ClaimMetric {
  /** As the extractor names it. */
  id: string;
  label: string;
  /** Metrics of financials.csv, items of opening.csv. Absent: no table has it. */
  rows?: RegExp;
  /** Answers with a line by company that say the same of a company; their units decide whether a claim fits. */
  answers?: string[];
}

export const CLAIM_METRICS: readonly ClaimMetric[] = [
  {
    id: 'revenue',
    label: 'Revenue, also as a run rate',
    rows: /^(revenue|annualised_revenue|segment_revenue|quarterly_revenue)/,
    answers: ['revenue_by_company'],
  },
  {
    id: 'annual recurring revenue',
    label: 'Annual recurring revenue',
    rows: /^annualised_revenue/,
    answers: ['revenue_by_company'],
  },
  {
    id: 'spending',
    label: 'Spending, on whatever the scope says',
    rows: /^(capex|segment_capex)/,
    answers: ['capex_by_company'],
  },
  { id: 'capex', label: 'Capital expenditure', rows: /^(capex|segment_capex)/, answers: ['capex_by_company'] },
  { id: 'operating expense', label: 'Operating expense' },
  { id: 'profit', label: 'Profit', rows: /^(net_income|operating_income|segment_operating_income)/ },
  { id: 'income', label: 'Income', rows: /^(net_income|operating_income|segment_operating_income)/ },
  { id: 'earnings', label: 'Earnings', rows: /^net_income/ },
  { id: 'loss', label: 'Loss', rows: /^(net_income|operating_income)/ },
  { id: 'cash burn', label: 'Cash burnt', rows: /^(cash_burn|free_cash_flow)/ },
  { id: 'ebitda', label: 'EBITDA', rows: /^ebitda/ },
  { id: 'valuation', label: 'Valuation of a private company', rows: /^valuation/, answers: ['valuation'] },
  { id: 'market capitalisation', label: 'Market capitalisation', rows: /^market_cap/, answers: ['valuation'] },
  { id: 'funds raised', label: 'Funds raised', rows: /funding|^raised/ },
  { id: 'debt', label: 'Debt', rows: /^(total_debt|debt|finance_lease_liability)/, answers: ['debt'] },
  { id: 'backlog', label: 'Backlog, remaining performance obligations', rows: /^backlog/ },
  { id: 'cash', label: 'Cash', rows: /^(cash$|marketable_securities)/, answers: ['cash'] },
  { id: 'interest', label: 'Interest', rows: /^interest/ },
  { id: 'margin', label: 'Margin', rows: /margin/ },
  { id: 'users', label: 'Users', rows: /users/ },
  { id: 'power', label: 'Power', rows: /power_mw/, answers: ['fleet_gw'] },
  { id: 'price', label: 'Price' },
  { id: 'cost', label: 'Cost' },
  { id: 'share or change', label: 'A share or a change, as the sentence says' },
  { id: 'duration', label: 'Duration' },
  { id: 'age', label: 'Age' },
  { id: 'rate', label: 'Rate' },
  { id: 'gdp', label: 'Gross domestic product' },
];

const byId = new Map(CLAIM_METRICS.map((metric) => [metric.id, metric]));

/** What the extractor calls by this name. */
export const metricOf = (id: string): ClaimMetric | undefined => byId.get(id.trim().toLowerCase());

/** Whether a row’s metric measures what a claim’s metric names. A metric in the table’s own words matches itself. */
export function sameMetric(claimMetric: string, rowMetric: string): boolean {
  const wanted = claimMetric.trim().toLowerCase();
  return wanted === rowMetric || byId.get(wanted)?.rows?.test(rowMetric) === true;
}
