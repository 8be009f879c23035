import type { PageRecord } from '../about/index.ts';
import type { Document } from '../text/index.ts';
import { type Item, itemOf, type Passage } from './passages.ts';
import { choose } from './rank.ts';

export interface PersonTopics {
  person: string;
  items: Item[];
}

/** How pages give a person's words: "Cahn walks through …", "Chen's point is", "according to Okoro". What somebody founded, owns or shows on a picture is nothing said. */
const SAYS =
  /^(?:['’]s (?:argument|point|claim|view|observation|take|update|reasoning|metaphor|thesis|analysis|estimate|example|answer|forecast|warning|case|math|question|words)\b|(?:,[^,]{2,60},| \([^)]{2,60}\)|,)? (?:\w+ly |also |then |further |himself |herself )*(?:says?|said|argues?|argued|warns?|warned|thinks?|believes?|predicts?|predicted|expects?|expected|notes?|noted|calls?|called|claims?|claimed|explains?|explained|describes?|described|estimates?|estimated|calculates?|adds?|added|points? out|lays? out|walks? through|traces?|addresses|offers?|compares?|names|wrote|writes|told|asks?|emphasizes?|recounts?|suggests?|suggested|debunks|lays bare|is blunt|announced)\b)/;
const ACCORDING = /(?:according to|says|said|asks|argues|warned|wrote|writes|per) $/i;
/** "He says …" goes on with whoever was said to say something, or was named, in the sentences before it. */
const GOES_ON =
  /^(?:and |but )?(?:he|she)['’]?s? (?:\w+ly |also |then )*(?:says?|said|saying|argues?|warns?|warned|thinks?|adds?|added|notes?|explicitly (?:says|said|warns|warned))\b|^(?:his|her) (?:argument|reasoning|metaphor|core claim|take|example|point|view|answer)\b/i;
/** Sentences over which “he” still means whoever was named: “This is from Okoro. It is in the Journal. He warned …”. */
const NEAR = 2;
/** Labels of a transcript that name nobody. */
const NOBODY =
  /^(?:operator|narrator|host|guest|unknown|music|announcer|break|speaker|participant|unidentified.*|[a-z] ?\d*|note|question|answer|q|a|all|date|source|title|release date|podcast network|release|network)$/i;

/** What each person of the document says, best first by rank and then in order. Where turns name their speakers, from those; on a page from the sentences that say whose words they give. Nobody is guessed: where neither is there, the list is empty. */
export function topicsByPerson(
  document: Document,
  passages: readonly Passage[],
  scores: Float64Array,
  record: PageRecord,
): PersonTopics[] {
  const spoken = new Map<string, number[]>();
  passages.forEach((p, k) => {
    if (p.speaker && !NOBODY.test(p.speaker.replace(/ \d+$/, ''))) push(spoken, p.speaker, k);
  });
  const two = [...spoken].filter(([, list]) => list.length >= 2);
  if (two.length > 0) return made(document, passages, scores, two, 4);
  return made(document, passages, scores, attributed(document, passages, record), 3);
}

/** Passages by the person they are attributed to in words. */
function attributed(document: Document, passages: readonly Passage[], record: PageRecord): [string, number[]][] {
  const people = namesOf(document, record);
  const said = new Map<string, number[]>();
  let last: { person: string; block: number; at: number; said: boolean } | undefined;
  passages.forEach((p, k) => {
    let found: string | undefined;
    for (const { name, short, pattern } of people) {
      if (!p.text.includes(short)) continue;
      pattern.lastIndex = 0;
      for (let m = pattern.exec(p.text); m && !found; m = pattern.exec(p.text)) {
        const after = p.text.slice(m.index + m[0].length, m.index + m[0].length + 90);
        if (SAYS.test(after) || ACCORDING.test(p.text.slice(Math.max(0, m.index - 14), m.index))) found = name;
      }
      if (found) break;
      if (p.text.includes(name)) last = { person: name, block: p.block, at: k, said: false };
    }
    if (!found && last && last.block === p.block && k - last.at <= NEAR && GOES_ON.test(p.text)) found = last.person;
    // a quotation on a line of its own under what was said of somebody is that person's
    if (!found && last?.said && p.block - last.block <= 1 && /^[“"].{30,}[”"]$/s.test(p.text)) found = last.person;
    if (!found) return;
    last = { person: found, block: p.block, at: k, said: true };
    push(said, found, k);
  });
  return [...said];
}

/** Persons the page names with a role, and full names that it lets say something. A family name stands for its person where no other has it. */
function namesOf(document: Document, record: PageRecord): { name: string; short: string; pattern: RegExp }[] {
  const full = new Set(record.people.map((p) => p.name));
  const saying =
    /(?<![\p{L}])(\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?){1,2})(?:,[^,.]{2,60},| \([^)]{2,60}\))? (?:says|said|argues|warns|warned|thinks|told|wrote|writes|explains|explained|predicts)\b/gu;
  for (const m of document.text.matchAll(saying))
    if (!/^(?:The|This|That|And|But|As|In|When)\b/.test(m[1])) full.add(m[1]);
  const families = new Map<string, number>();
  for (const name of full) families.set(family(name), (families.get(family(name)) ?? 0) + 1);
  return [...full]
    .filter((name) => name.includes(' '))
    .map((name) => {
      const short = (families.get(family(name)) ?? 0) > 1 ? name : family(name);
      return {
        name,
        short,
        pattern: new RegExp(`(?<![\\p{L}-])${short.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}-])`, 'gu'),
      };
    });
}

const family = (name: string) => name.split(' ').slice(-1)[0];

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function made(
  document: Document,
  passages: readonly Passage[],
  scores: Float64Array,
  people: readonly (readonly [string, number[]])[],
  count: number,
): PersonTopics[] {
  return [...people]
    .sort((a, b) => b[1].length - a[1].length)
    .slice(0, 8)
    .map(([person, list]) => {
      const mine = new Set(list);
      // under somebody's name "he warned of a bubble" says who
      const values = scores.map((x, k) => {
        if (x > 0 || !mine.has(k)) return x;
        const { text, words } = passages[k];
        return /[?:,]["”’)]*$/.test(text) || text.length < 40 ? 0 : words.length / 40;
      });
      const items = choose(passages, values, count, (_, k) => mine.has(k)).map((k) => itemOf(document, passages[k]));
      return { person, items };
    })
    .filter((p) => p.items.length > 0);
}
