/**
 * Text as PostgreSQL can hold it: no NUL and no half of a surrogate pair, each replaced by one U+FFFD, so that offsets stay true. The
 * bytes of a document are kept as they came.
 */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

/** The same for every text inside a value that becomes JSON. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_, inner) => (typeof inner === 'string' ? storable(inner) : inner));
}
