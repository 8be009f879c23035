/** Texts of documents, a few of them kept. */
import type { EvidenceStore } from '@buildout/evidence';

const texts = new WeakMap<EvidenceStore, Map<string, string>>();
/** Texts kept in memory per store. */
const MOST_TEXTS = 32;

/** The text of a document; it never changes, so it is read once. */
export async function textOf(store: EvidenceStore, id: string): Promise<string | undefined> {
  const known = texts.get(store) ?? new Map<string, string>();
  texts.set(store, known);
  const before = known.get(id);
  if (before !== undefined) return before;
  const text = (await store.document(id))?.text;
  if (text === undefined) return undefined;
  if (known.size >= MOST_TEXTS) known.delete(known.keys().next().value!);
  known.set(id, text);
  return text;
}
