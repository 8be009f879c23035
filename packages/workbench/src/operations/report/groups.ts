/** The parts of the report under which answers stand, in the order in which they are first met. */
const GROUPS: Record<string, string[]> = {
  'Required and actual revenue': [
    'required_revenue_declared',
    'required_revenue_simulated',
    'end_user_revenue',
    'revenue_gap_declared',
    'revenue_gap_simulated',
  ],
  'Who paid for capital spending': [
    'capex_financing',
    'capex_financing_shares',
    'capex_financing_by_company',
    'capex_financed',
  ],
  'Whose money it is': ['revenue_origin', 'own_money_back', 'cycling_index'],
  'What binds': ['binding_constraint', 'binding_most', 'idle_share', 'value_of_power'],
  'Prices of compute and tokens': [
    'rental_price',
    'rental_price_h100e',
    'long_run_cost',
    'token_price',
    'token_price_index',
  ],
  'Who can pay, and who fails': [
    'runway',
    'leverage',
    'interest_cover',
    'arrears_by',
    'default_by',
    'default_date',
    'first_default',
  ],
  'Who loses': ['losses_by_holder_kind', 'losses_so_far', 'losses_by_holder', 'losses_by_claim', 'losses_by_debtor'],
  'Against guidance and reports': ['first_year_error', 'first_year_growth'],
};

const group = new Map(Object.entries(GROUPS).flatMap(([name, ids]) => ids.map((id) => [id, name])));

/** Answers that belong nowhere else tell of companies and of the whole. */
export const groupOf = (id: string): string => group.get(id) ?? 'Companies and the whole';
