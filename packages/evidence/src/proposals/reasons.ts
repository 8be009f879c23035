/** Why a proposal is dropped. */
export type Reason =
  | 'wrong-form'
  | 'too-many'
  | 'too-long'
  | 'not-verbatim'
  | 'page-furniture'
  | 'no-such-figure'
  | 'several-figures'
  | 'other-value'
  | 'other-unit'
  | 'unknown-entity'
  | 'unknown-metric'
  | 'no-metric'
  | 'scope-not-said'
  | 'same-as-rules'
  | 'duplicate'
  | 'no-sentence'
  | 'number-not-read';

/** Each reason in words, after "dropped because". */
export const REASONS: Record<Reason, string> = {
  'wrong-form': 'it is not of the form asked for',
  'too-many': 'one answer proposed more than is looked at',
  'too-long': 'the quotation is longer than two sentences',
  'not-verbatim': 'the quotation does not stand in the part of the document that was shown',
  'page-furniture': 'it quotes navigation, an advertisement or other furniture of the page',
  'no-such-figure': 'our own extractor finds no such figure inside the quotation',
  'several-figures': 'what it names as one figure is several',
  'other-value': 'its value differs from what our own extractor reads there',
  'other-unit': 'its unit differs from what our own extractor reads there',
  'unknown-entity': 'the document does not name what it is said to be about',
  'unknown-metric': 'its metric is neither a known one nor in the words of the quotation',
  'no-metric': 'nothing says what the figure measures',
  'scope-not-said': 'its scope does not stand in the quotation',
  'same-as-rules': 'the rules claim the same; it is not a second source',
  duplicate: 'it was proposed before',
  'no-sentence': 'it is no whole sentence of the document’s own text',
  'number-not-read': 'it has a number that our own extractor does not find there',
};
