import type { SpecCase, SpecClass, SpecResult } from './read.ts';

/** Where we mean something else than the suite on purpose: counted apart, by what the specification says and never by what we answer. */
export interface Convention {
  id: string;
  /** What we do and why. */
  because: string;
  applies(result: SpecResult, of: SpecCase, about: SpecClass): boolean;
}

const SMALL_WORDS =
  /^(zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|null|zéro|cero|ein(s|e|er|en|em|es)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|una?|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)$/i;
const whole = (r: SpecResult, c: SpecCase) => c.input.replace(/[\s.,;:!?]/g, '') === r.text.replace(/\s/g, '');
const ORDINAL =
  /\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth|\w+tieth)\b(?! of)|\d(st|nd|rd|th)\b/i;

export const CONVENTIONS: readonly Convention[] = [
  {
    id: 'unit-alone',
    because: 'a currency or measure without a number ("the dollar") is no figure',
    applies: (r) => r.value === null && !r.placeOnly,
  },
  {
    id: 'small-word',
    because:
      'a number word below thirteen inside a sentence, without unit or counted noun, is a pronoun as often as an amount',
    applies: (r, c, about) => about === 'number' && SMALL_WORDS.test(r.text) && !whole(r, c),
  },
  {
    id: 'code',
    because: 'parts of a dotted address, a code with leading zeros: no amounts',
    applies: (r, c, about) => about === 'number' && (/^0\d+$/.test(r.text) || /\d+\.\d+\.\d+\.\d+/.test(c.input)),
  },
  {
    id: 'ordinal',
    because: 'a rank is a place in an order, no amount',
    applies: (r, _, about) => about === 'range' && ORDINAL.test(r.text),
  },
  {
    id: 'inverted-percent',
    because: '"per cent of 20" says a share of twenty, not twenty per cent',
    applies: (r, _, about) => about === 'percentage' && /^per ?cents? of /i.test(r.text),
  },
  {
    id: 'article-unit',
    because:
      '"a day", "all week", "a dollar", "a gallon": with an article a unit is mostly a denominator or no amount at all; read only where a word measures it ("almost a year")',
    applies: (r, _, about) =>
      (about === 'duration' || about === 'currency' || about === 'dimension') &&
      /^(all|an?|some|few) \p{L}+$/iu.test(r.text),
  },
  {
    id: 'from-to',
    because: '"from 10 to 20" is mostly a change from one level to another: two figures, not one range',
    applies: (r, _, about) => about === 'range' && /^from /i.test(r.text),
  },
  {
    id: 'range-is-one',
    because: '"100 to 300 billion" is one figure with two ends, not two numbers',
    applies: (r, c, about) =>
      about === 'number' &&
      (/^\s*(bis|à|a|to)\s+\d/.test(c.input.slice(r.end)) || /\d\s+(bis|à|a|to)\s*$/.test(c.input.slice(0, r.start))),
  },
];
