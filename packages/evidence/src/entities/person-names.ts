import { FUNCTION_WORDS } from '../tokens/index.ts';
import { findMentions } from './find.ts';

/** A word of a name: "Stone", "Falk-Lind", "O’Neil". */
const WORD = String.raw`\p{Lu}(?:\p{L}+|[’']\p{L}+)(?:[’'-]\p{L}+)*`;
/** Two to four words, particles and initials between them: "Ada Stone", "Ines von der Au", "Bo J. Lind". */
export const NAME = String.raw`${WORD}(?: (?:\p{Lu}\.|(?:de|da|di|del|della|van|von|der|den|la|le|al|bin|el)\b|${WORD})){0,2} ${WORD}`;

/** Words that stand in names of companies, programmes, places and events, never in a person's. */
const NEVER = new Set(
  `podcast show edition episode technology technologies capital ventures partners labs lab systems group bank institute university college school times journal
  post news media network street valley center centre data cloud compute computing energy power electric studio studios software hardware digital global
  international national american european united states kingdom america europe asia africa china india japan city county state world research report review summary
  overview introduction conclusion chapter transcript question questions answer answers key main deep dive chat ai ceo cfo cto coo president chairman
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
  fund funds holdings company corporation corp inc ltd llc plc management advisors securities sachs stanley lynch morgan first second third new north south east west
  free full open source machine learning artificial intelligence language model models engineering agent agents tech business market markets finance economy
  operator moderator host guest speaker analyst revenue profit income quarter fiscal total net gross operating cash debt ride home today thank thanks hello hi dear good great welcome
  big small high low best inside daily weekly morning evening late early next last episode season part volume issue section general office department ministry committee`
    .split(/\s+/)
    .filter(Boolean),
);

/** Whether words that look like a name may be a person's: no word of grammar, of companies or programmes, and no company or product of the gazetteer. */
export function isPersonName(name: string): boolean {
  const words = name.split(/\s+/);
  if (words.some((w, k) => NEVER.has(w.toLowerCase()) || (k !== 1 && FUNCTION_WORDS.has(w.toLowerCase()))))
    return false;
  if (words.some((w) => w.length > 3 && w === w.toUpperCase() && !/['’.-]/.test(w))) return false;
  return !findMentions(name).some((m) => m.kind !== 'person' && m.end - m.start > name.length / 2);
}
