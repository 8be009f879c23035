import { type Block, isChrome } from '../blocks/index.ts';
import { isPersonName, NAME } from '../entities/person-names.ts';
import type { Document } from '../text/index.ts';

/** What somebody is to a document. `named`: described by a role, but not said to take part. `addressed`: spoken to by `@name` in a thread. */
export type Part = 'host' | 'guest' | 'author' | 'speaker' | 'addressed' | 'named';

/** Somebody a page names; the place is the first time the name stands there. */
export interface Person {
  name: string;
  /** In the page's own words. */
  role?: string;
  part: Part;
  /** Code points; of a recording that names its speakers beside the words, where they first speak. */
  start: number;
  end: number;
}

const JOB = `(?:C[EFTOPIM]O|co-?founder|founder|partner|chair(?:man|woman|person)?|president|director|analyst|editor|host|professor|investor|economist|reporter|correspondent|journalist|head|lead|chief|secretary|minister|senator|commissioner|strategist|scientist|researcher|engineer|author|columnist|governor|manager)`;
const JOBS = new RegExp(String.raw`\b(?:${JOB}|capital|ventures)\b`, 'i');
const PLACE = String.raw`(?: (?:of|at|for|from|with) (?:the )?(?:(?:\p{Lu}[\p{L}\p{N}&.’'-]*|and|of|the|&),? ?){1,7}(?:podcast|show|newsletter)?)?`;
const re = (pattern: string, flags = '') => new RegExp(pattern, `gu${flags}`);

/** Each pattern names a person (group 1) and perhaps a role (group 2). */
const DESCRIBED: RegExp[] = [
  // "Ada Stone (Northwind founder)"
  re(String.raw`(?<!\p{L})(${NAME}) \(([^()\n]{3,60})\)`),
  // "Bo Lind, CFO of Northwind", "Ada Stone, the host of the Grid and Chips podcast"
  re(
    String.raw`(?<!\p{L})(${NAME}), (?:the |an? |our |my )?((?:[\p{L}’'&-]+ ){0,3}${JOB}(?: and (?:[\p{L}-]+ )?${JOB})?${PLACE})`,
  ),
  // "Ada Stone -- Chief Financial Officer"
  re(String.raw`^\W{0,4}(${NAME})\W{0,4} (?:--|—|–|\|) ((?:[\p{L}&,.’'-]+ ?){1,8})$`),
];
/** "Northwind chairman Bo Lind": the role (group 1) before the name (group 2). */
const ROLE_FIRST = re(
  String.raw`(?<!\p{L})((?:\p{Lu}[\p{L}\p{N}&-]*(?:\.[\p{L}\p{N}]+)*(?:[’']s)? ){1,3}${JOB}) (${NAME})(?!\p{L})`,
);

/** What says that somebody takes part, and as what. Group 1 is the name. */
const CUES: [Part, RegExp][] = [
  [
    'guest',
    re(
      String.raw`\b(?:joined|joining us)(?: (?:today|now|here|once|again|this week|as always|by|is|are))*[,:]? (?:by )?(?:we have )?(?:(?:a|our|my|the) (?:[\p{L}-]+ ){0,3}guest,? )?(${NAME})`,
    ),
  ],
  [
    'guest',
    re(
      String.raw`\b(?:[Mm]y|[Oo]ur|[Tt]oday[’']s|[Ss]pecial) (?:[\p{L}-]+ ){0,2}guests?(?: (?:today|this week|is|are|was))*[,:]? (${NAME})`,
    ),
  ],
  [
    'guest',
    re(
      String.raw`\b(?:sat down|spoke|speak|talk(?:ed)?|conversation|interview|chat(?:ted)?) with (?:(?:\p{L}+ ){0,4}${JOB} )?(${NAME})`,
    ),
  ],
  [
    'guest',
    re(
      String.raw`(${NAME})(?:, [^,.\n]{3,80},)? (?:joins|joined|is joining|is here|is with|has been here|is back|is (?:my|our|today[’']s) guest)\b`,
    ),
  ],
  ['guest', re(String.raw`\b[Ww]ith me(?: today| this week| here)* is (${NAME})`)],
  ['guest', re(String.raw`\b[Pp]lease welcome (${NAME})`)],
  [
    'guest',
    re(
      String.raw`(${NAME}), (?:welcome (?:back )?to|thank(?:s| you)(?: so much| again)? for (?:coming|joining|being))\b`,
    ),
  ],
  ['host', re(String.raw`\b(?:[Hh]osted by|[Yy]our host,?|I[’']m your host,?) (${NAME})`)],
  ['host', re(String.raw`\bI[’']m (${NAME})(?=,? and (?:this (?:is|has been)|you[’']re listening|welcome))`)],
  ['speaker', re(String.raw`\b(?:I[’']m|[Mm]y name is) (${NAME})(?=[,.]| and\b)`)],
  ['author', re(String.raw`^(?:\W*)(?:[Bb]y|BY|[Ww]ritten by|[Aa]uthor:|[Ss]tory by|[Rr]eporting by) (${NAME})`)],
];

/** A word of every pattern in CUES. */
const CUE_WORDS =
  /join|guest|sat down|spoke with|speak with|talk with|talked with|conversation|interview|chat|is here|is with|been here|is back|with me|welcome|thank|host|I[’']m |name is|\bby |author/i;

/** "Host: Ada Stone", "**Guests:** Ada Stone, Bo Lind". */
const LABELLED = re(
  String.raw`^\W{0,4}(host|guest|speaker|author|panelist|participant|interviewer|interviewee|moderator)s?\W{0,4}:\W{0,4}(.+)$`,
  'i',
);
const LISTS = /^\W*(people|persons|speakers?|guests?|hosts?|participants?|panell?ists?|featuring|authors?)\W*$/i;
/** "Thanks as ever for having me, Ada": whoever is thanked for having somebody is the host. */
const THANKED = re(
  String.raw`(?<!\p{L})(\p{Lu}\p{Ll}+),? (?:thanks?|thank you)(?: \p{L}+){0,3} for having (?:me|us)|(?:[Tt]hanks?|[Tt]hank you)(?: \p{L}+){0,3} for having (?:me|us)(?: on)?, (\p{Lu}\p{Ll}+)`,
);
/** A summary that lists who said what: "Ada Stone on the price of power." at the head of a sentence. */
const ON_TOPIC = re(String.raw`(?:^|[.!?;:] )(${NAME}) on (?=\p{L})`);
/** "Ada and I sat down": a given name alone is enough where it can be nothing else. */
const WITH_ME = re(String.raw`(?<!\p{L})(\p{Lu}\p{Ll}{2,14}) and I (?:sat down|spoke|talked|discussed|recorded)\b`);
const HANDLE = re(String.raw`(?<![\p{L}\p{N}@.])@(\p{Lu}[\p{L}]{2,20}(?:[_ ]\p{Lu}\p{Ll}{2,20})?)(?![\p{L}\p{N}@.])`);

/** Two capitalised words in a row, or a particle between: without these there is no full name. */
const TWO_WORDS = /\p{Lu}[\p{L}’'-]* (?:\p{Lu}|(?:de|da|di|del|della|van|von|der|den|la|le|al|bin|el) )/u;

const RANK: Part[] = ['named', 'addressed', 'speaker', 'author', 'guest', 'host'];

/** The people of a document: who speaks, asks, writes, is spoken to or is introduced by a role. Nothing is taken from page furniture, advertisements or copies. */
export function peopleOf(document: Document, blocks: readonly Block[]): Person[] {
  const { text, offsets } = document;
  const people = new Map<string, Person>();
  const add = (name: string, part: Part, at: number, role?: string, single = false) => {
    const clean = name.trim();
    if (!single && !isPersonName(clean)) return;
    const key = keyOf(people, clean);
    const known = people.get(key);
    const place = { start: offsets.toCodePoint(at), end: offsets.toCodePoint(at + clean.length) };
    const words = role?.trim().replace(/[,.;: ]+$/, '');
    if (known === undefined) {
      people.set(key, { name: clean, ...(words ? { role: words } : {}), part, ...place });
      return;
    }
    if (words) known.role ??= words;
    if (RANK.indexOf(part) > RANK.indexOf(known.part)) known.part = part;
    if (place.start < known.start || clean.length > known.name.length)
      Object.assign(
        known,
        { name: clean.length > known.name.length ? clean : known.name },
        clean.length >= known.name.length ? place : {},
      );
  };
  let list: Part | undefined;
  let listed = 0;
  for (const b of blocks) {
    const words = text.slice(b.startUtf16, b.endUtf16);
    if (b.copyOf !== undefined) continue;
    const heading = LISTS.exec(words.trim());
    if (heading && words.length < 30) {
      list = partOf(heading[1]);
      listed = 0;
      continue;
    }
    if (list !== undefined) {
      const line = words.trim();
      const full = new RegExp(`^${NAME}$`, 'u').test(line);
      if (/^\p{Lu}\.?$/u.test(line)) continue; // an initial in the place of a picture
      if (full && isPersonName(line)) {
        add(line, list, b.startUtf16);
        listed++;
        continue;
      }
      if (
        /^\p{Lu}\p{Ll}{1,14}$/u.test(line) &&
        listed < 12 &&
        !/^(Topics|Chapters|Transcript|Summary|Overview|Tags|Links|Notes)$/.test(line)
      ) {
        add(line, list, b.startUtf16, undefined, true);
        listed++;
        continue;
      }
      // what stands under a name is about that person; the list ends with the next line that is none of this
      if (listed === 0 || b.kind === 'heading') list = undefined;
    }
    if (isChrome(b)) continue;
    readBlock(words, b, add);
  }
  for (const t of document.times) {
    if (!t.speaker || !new RegExp(`^${NAME}$`, 'u').test(t.speaker) || people.has(t.speaker)) continue;
    add(t.speaker, 'speaker', offsets.toUtf16(t.start));
    const added = people.get(t.speaker);
    if (added) added.end = t.end;
  }
  return [...people.values()].sort((x, y) => x.start - y.start);
}

type Add = (name: string, part: Part, at: number, role?: string, single?: boolean) => void;

function readBlock(words: string, b: Block, add: Add): void {
  const at = b.startUtf16;
  // most lines hold no name of two words, or none of the words a pattern needs; looking for those is cheaper
  if (TWO_WORDS.test(words)) readNames(words, at, add);
  if (/thank/i.test(words))
    for (const m of words.matchAll(THANKED)) {
      const name = m[1] ?? m[2];
      add(name, 'host', at + m.index + m[0].indexOf(name), undefined, true);
    }
  if (words.includes(' and I '))
    for (const m of words.matchAll(WITH_ME)) add(m[1], 'guest', at + m.index, undefined, true);
  if (words.includes('@'))
    for (const m of words.matchAll(HANDLE)) add(m[1].replace('_', ' '), 'addressed', at + m.index + 1, undefined, true);
  if (b.speaker?.includes(' ')) add(b.speaker, 'speaker', at + words.indexOf(b.speaker));
}

/** People named with two words or more. */
function readNames(words: string, at: number, add: Add): void {
  for (const m of words.matchAll(LABELLED))
    for (const n of m[2].matchAll(re(NAME)))
      add(n[0], partOf(m[1]), at + m.index + m[0].length - m[2].length + n.index);
  if (JOBS.test(words)) {
    for (const pattern of DESCRIBED)
      for (const m of words.matchAll(pattern))
        if (JOBS.test(m[2])) add(m[1], 'named', at + m.index + m[0].indexOf(m[1]), m[2]);
    for (const m of words.matchAll(ROLE_FIRST)) add(m[2], 'named', at + m.index + m[0].lastIndexOf(m[2]), m[1]);
  }
  if (CUE_WORDS.test(words))
    for (const [part, pattern] of CUES)
      for (const m of words.matchAll(pattern)) add(m[1], part, at + m.index + m[0].lastIndexOf(m[1]));
  if (!words.includes(' on ')) return;
  const topics = [...words.matchAll(ON_TOPIC)].filter((m) => isPersonName(m[1]));
  if (topics.length >= 2) for (const m of topics) add(m[1], 'speaker', at + m.index + m[0].indexOf(m[1]));
}

function partOf(word: string): Part {
  const w = word.toLowerCase();
  if (/^(host|interviewer|moderator)/.test(w)) return 'host';
  if (/^(guest|interviewee|featuring)/.test(w)) return 'guest';
  return /^author/.test(w) ? 'author' : 'speaker';
}

/** A given name alone is whoever bears it in full, if only one does: "Bo" is "Bo Lind". */
function keyOf(people: ReadonlyMap<string, Person>, name: string): string {
  if (people.has(name)) return name;
  const sameStart = [...people.keys()].filter((k) =>
    name.includes(' ') ? name.startsWith(`${k} `) : k.startsWith(`${name} `),
  );
  return sameStart.length === 1 ? sameStart[0] : name;
}
