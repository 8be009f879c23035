/** Every repair by name: what it assumes, a sentence of our own of the kind that needs it, and the published case it was first needed for. A repaired figure always goes to review. */
export const REPAIRS: Readonly<Record<string, { assumes: string; example: string; seen: string }>> = {
  missing_percent: {
    assumes: 'a growth verb with a bare number, before the new level, lost its per cent',
    example: 'sales soared more than 300 last year to almost 4 billion',
    seen: 'Big Technology Podcast, 28 March 2025: “revenue soared more than 700 last year to almost 2 billion”',
  },
  currency_from_metric: {
    assumes: 'an amount of a money metric is in the currency of the document',
    example: 'a net loss of 310 million',
    seen: 'Big Technology Podcast, 28 March 2025: “the company recorded a net loss of 863 million”',
  },
  unit_from_last: {
    assumes: 'a bare number near the last figure of its size has its unit',
    example: 'priced at $40 a share … it opened under 40',
    seen: 'Big Technology Podcast, 28 March 2025: “opening at $39 per share … under even 40”',
  },
  carried_magnitude: {
    assumes: 'a bare number in the run of billions is billions',
    example: 'they raised $30 billion. Imagine them raising 50',
    seen: 'Big Technology Podcast, 28 March 2025: “could you imagine them raising 40?”',
  },
  denominator_from_last: {
    assumes: 'parallel amounts in one sentence share their period',
    example: 'A spends $20 billion per quarter, B $13 billion',
    seen: 'write-up of "Best of Gradient Dissent", 24 February 2026: “Microsoft spends ~$20 billion per quarter on data centers, Google ~$13 billion”',
  },
  denominator_before: {
    assumes: 'a "per …" said of the metric belongs to the amount after the verb',
    example: 'loss per share was $1.20',
    seen: 'report on CoreWeave’s first quarter of 2025: “Loss per share for the first quarter was $1.49”',
  },
  year_from_flow_metric: {
    assumes: 'revenue, spending, profit and loss without a period are per year',
    example: 'revenue of $2 billion',
    seen: 'write-up of "Best of Gradient Dissent", 24 February 2026: “$150 billion in GPU spend”',
  },
  price_of_amount: {
    assumes: 'a price said of a counted amount is per that amount',
    example: 'a million tokens cost 7 cents',
    seen: 'brief of a talk with four chief executives (CoreWeave, Perplexity, Mistral, IREN): “now a million tokens cost 9 cents”',
  },
  unit_from_same_amount: {
    assumes: 'the same amount repeated is the same metric',
    example: 'the $300 billion question … $300 billion per year',
    seen: 'write-up of "Best of Gradient Dissent", 24 February 2026: “AI’s $600 billion question”',
  },
  dollar_on_parameters: {
    assumes: 'a dollar sign on the size of a model is a hearing error',
    example: 'models stop at $5 trillion',
    seen: 'Latent Space with Unsupervised Learning, 23 April 2026: “models capped out at $2 trillion”',
  },
  unit_from_list: {
    assumes: 'the unit after the last number of a list belongs to all',
    example: '9 and 5 years',
    seen: 'comment thread on an article about the AI bubble: “are 8 and 6 years old respectively”',
  },
  currency_unstated: {
    assumes: 'an amount per period without a currency is a price',
    example: 'a circuit was 90k per year',
    seen: 'comment thread on an article about the AI bubble: “a 2meg leased line in 1995 was 200k per year”',
  },
  price_of_share: {
    assumes: 'what shares are priced, opened or closed at is per share',
    example: 'shares closed at $143.12',
    seen: 'Microsoft Research Paraphrase Corpus: “GE stock closed Friday at $30.65”',
  },
  unit_from_subject: {
    assumes: 'a bare number after "reached", "hit" or a colon counts the plural noun before',
    example: 'shipments reached 3.5 million',
    seen: 'brief of a talk with four chief executives (CoreWeave, Perplexity, Mistral, IREN): “Raw GPUs are commodities, but clustering tens of thousands of them”',
  },
  unit_from_clause: {
    assumes: 'a clause of the same shape leaves out the unit of the clause before',
    example: 'the first hall is five years old, and the second is only two',
    seen: 'Latent Space with Unsupervised Learning, 23 April 2026: “ChatGPT is three plus years old, and Cloud Code is only one”',
  },
  negated_carry: {
    assumes: '"not like five" takes the unit of the figure it denies',
    example: 'for two years, but not like nine',
    seen: 'Latent Space with Unsupervised Learning, 23 April 2026: “maybe I put it off for one year, but not like five”',
  },
  table_head_multiplier: {
    assumes: 'the cells of a table are in the multiplier and currency its head names',
    example: '(in millions) … Revenue 1,234 1,567',
    seen: 'NVIDIA, results of the first quarter of fiscal 2026 (exhibit 99.1 of form 8-K): “(In millions, except per share data)”',
  },
  misheard_name: {
    assumes: 'an unknown name that sounds like one the document uses is that one',
    example: 'a name written as it was heard',
    seen: 'Big Technology Podcast, 28 March 2025: CoreWeave heard as “Corwe” and “Corbett”',
  },
};
