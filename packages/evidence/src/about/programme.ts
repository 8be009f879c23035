import type { Document } from '../text/index.ts';

/** Words of the document with their place in code points. */
export interface Said {
  name: string;
  start: number;
  end: number;
}

/** "**Podcast:** Grid and Chips", "logo of podcast Grid and Chips". */
const DECLARED =
  /^(?:\W{0,4}(?:podcast|show|series|program(?:me)?|channel)\W{0,3}:\W{0,4}|logo of (?:podcast|show)[ \t]+)([^\n]{3,100}?)[ \t*]*$/im;
const TITLE = String.raw`(?:the )?((?:\p{Lu}[\p{L}\p{N}’'&-]*|\d+)(?: (?:of|the|and|&|for|in|to|on|\p{Lu}[\p{L}\p{N}’'&-]*)){0,6})`;
/** "Grid and Chips • December 11, 2025": a programme or publication before the date. */
const DATELINE = /^(\p{Lu}[^\n•·|:]{2,60}?) ?[•·|] ?(?:\p{L}+\.? \d{1,2}, |\d{1,2} \p{L}+ |\d{4}-\d\d-)\d{2,4}/mu;
const NO_NAME =
  /^(?:(?:new )?(?:episode|podcast|video|article|blog|news|posted|published|updated|date|release|opinion|analysis)\b|by )/i;
/** "Welcome to X", "you’re listening to X", "this has been X", "see you next time on X". */
const SPOKEN = new RegExp(
  String.raw`\b(?:[Ww]elcome (?:back )?to|[Yy]ou[’']re listening to|[Tt]his has been|[Tt]his is(?= (?:the )?[^.\n]{2,40}[Pp]odcast)|(?:[Tt]oday|[Nn]ext time|[Nn]ext week|[Bb]ack|[Hh]ere) on) (?:another (?:episode|edition) of )?${TITLE}(?: (podcast|show)\b)?`,
  'gu',
);
/** This is Northwind’s “Best of Grid and Chips,” … */
const QUOTED = /\b(?:This is|From|On) (?:[^.\n“"]{0,60} )?[“"]([^”"\n]{3,60}?)[,.]?[”"]/gu;

/** The programme or series a document belongs to, when it says so: declared at its head, or welcomed to and taken leave of. */
export function programmeOf({ text, offsets }: Document): Said | undefined {
  const said = (name: string, at: number): Said => ({
    name,
    start: offsets.toCodePoint(at),
    end: offsets.toCodePoint(at + name.length),
  });
  const head = text.slice(0, 3000);
  const declared = DECLARED.exec(head);
  if (declared) return said(declared[1], declared.index + declared[0].lastIndexOf(declared[1]));
  const dateline = DATELINE.exec(head.slice(0, 800));
  if (dateline && !NO_NAME.test(dateline[1])) return said(dateline[1], dateline.index);
  const spoken = new Map<string, { count: number; at: number; name: string; called: boolean }>();
  for (const m of text.matchAll(SPOKEN)) {
    const name = m[1]
      .replace(/ (?:of|the|and|&|for|in|to|on)$/, '')
      .replace(/ (?:Friday|Monday|Weekend|Special) [Ee]dition$/, '');
    const key = name.replace(/ (?:Podcast|Show)$/, '');
    const called = m[2] !== undefined || key !== name;
    const known = spoken.get(key);
    if (known) {
      known.count++;
      known.called ||= called;
    } else spoken.set(key, { count: 1, at: m.index + m[0].lastIndexOf(name), name, called });
  }
  // What is called a podcast is one; any other name has to be welcomed to or taken leave of more than once.
  const best = [...spoken.values()]
    .filter((one) => one.called || (one.count >= 2 && one.name.includes(' ')))
    .sort((x, y) => y.count - x.count || x.at - y.at)[0];
  if (best) return said(best.name, best.at);
  if (!/\b(podcast|episode|show)\b/i.test(text.slice(0, 1500))) return undefined;
  for (const m of head.matchAll(QUOTED)) return said(m[1], m.index + m[0].lastIndexOf(m[1]));
  return undefined;
}
