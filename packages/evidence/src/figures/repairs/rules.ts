/** Every repair by name: what it assumes, and a sentence of the kind that needs it. A repaired figure always goes to review. */
export const REPAIRS: Readonly<Record<string, { assumes: string; example: string }>> = {
  missing_percent: {
    assumes: 'a growth verb with a bare number, before the new level, lost its per cent',
    example: 'sales soared more than 300 last year to almost 4 billion',
  },
  currency_from_metric: {
    assumes: 'an amount of a money metric is in the currency of the document',
    example: 'a net loss of 310 million',
  },
  unit_from_last: {
    assumes: 'a bare number near the last figure of its size has its unit',
    example: 'priced at $40 a share … it opened under 40',
  },
  carried_magnitude: {
    assumes: 'a bare number in the run of billions is billions',
    example: 'they raised $30 billion. Imagine them raising 50',
  },
  denominator_from_last: {
    assumes: 'parallel amounts in one sentence share their period',
    example: 'A spends $20 billion per quarter, B $13 billion',
  },
  denominator_before: {
    assumes: 'a "per …" said of the metric belongs to the amount after the verb',
    example: 'loss per share was $1.20',
  },
  year_from_flow_metric: {
    assumes: 'revenue, spending, profit and loss without a period are per year',
    example: 'revenue of $2 billion',
  },
  price_of_amount: {
    assumes: 'a price said of a counted amount is per that amount',
    example: 'a million tokens cost 7 cents',
  },
  unit_from_same_amount: {
    assumes: 'the same amount repeated is the same metric',
    example: 'the $300 billion question … $300 billion per year',
  },
  dollar_on_parameters: {
    assumes: 'a dollar sign on the size of a model is a hearing error',
    example: 'models stop at $5 trillion',
  },
  unit_from_list: { assumes: 'the unit after the last number of a list belongs to all', example: '9 and 5 years' },
  currency_unstated: {
    assumes: 'an amount per period without a currency is a price',
    example: 'a circuit was 90k per year',
  },
  price_of_share: {
    assumes: 'what shares are priced, opened or closed at is per share',
    example: 'shares closed at $143.12',
  },
  unit_from_subject: {
    assumes: 'a bare number after "reached", "hit" or a colon counts the plural noun before',
    example: 'shipments reached 3.5 million',
  },
  unit_from_clause: {
    assumes: 'a clause of the same shape leaves out the unit of the clause before',
    example: 'the first hall is five years old, and the second is only two',
  },
  negated_carry: {
    assumes: '"not like five" takes the unit of the figure it denies',
    example: 'for two years, but not like nine',
  },
  table_head_multiplier: {
    assumes: 'the cells of a table are in the multiplier and currency its head names',
    example: '(in millions) … Revenue 1,234 1,567',
  },
  misheard_name: {
    assumes: 'an unknown name that sounds like one the document uses is that one',
    example: 'a name written as it was heard',
  },
};
