/** Why a number-like span is no figure. */
export type Reason =
  | 'list-marker'
  | 'reference'
  | 'name'
  | 'version'
  | 'time'
  | 'phone'
  | 'ordinal'
  | 'idiom'
  | 'index'
  | 'address'
  | 'web-address'
  | 'pronoun'
  | 'code'
  | 'score';
