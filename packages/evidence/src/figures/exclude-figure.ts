import type { Scan } from '../tokens/index.ts';
import { FUNCTION_WORDS } from '../tokens/index.ts';
import type { Reason } from './exclude-reason.ts';
import { refuseWords } from './exclude-words.ts';
import { EMPTY_NOUNS, NAME_INTRODUCERS, STREET_WORDS } from './lexicon/words.ts';
import { countInHeading, entriesUnderTitle, sectionNumber, yearOfName } from './name-number.ts';
import { inNamedList } from './named-list.ts';
import type { Draft } from './types.ts';

/** Checks on a read figure: names, versions, idioms, pronouns. */
export function refuseFigure(s: Scan, d: Draft): Reason | undefined {
  const { first, last } = d;
  const before = s.low(first - 1);
  const after = s.low(last);
  if (before === 'of' && s.low(first - 2) === 'rule' && (d.bare || d.kind === 'count')) return 'name'; // the Rule of 40
  if (d.kind === 'date') return yearOfName(s, d) ? 'name' : undefined;
  if (s.isSymbol(first + 1, '/') && s.glued(first + 1) && s.raw(first) === s.raw(first + 2) && d.bare) return 'idiom'; // 10/10
  if (before === 'per' && d.inWords && d.value === d.magnitude && d.magnitude > 1) return 'idiom'; // per million tokens
  if (d.inWords) return refuseWords(s, d);
  if (SEATS.has(before) && /^[A-Z]$/.test(s.raw(first + 1)) && s.glued(first + 1)) return 'name'; // seat 14B
  const plain = d.magnitude === 1 && (d.bare || d.kind === 'count') && s.isNumber(first);
  if (d.unit === 'p') return 'name'; // 1080p
  if (s.glued(last) && s.isWord(last) && d.bare) return 'name'; // 4o, 3n
  if (
    d.unit === 'percent' &&
    Math.abs(Number(d.value)) === 100 &&
    /^(true|sure|certain|right|agree|agreed|on|behind|there|confident|correct|honest|not|with|believe)$/.test(after)
  )
    return 'idiom';
  if (
    d.unit === 'percent' &&
    Math.abs(Number(d.value)) === 110 &&
    (/^(behind|sure|committed|agree|certain|in|every)$/.test(after) ||
      /^(give|gave|gives|giving|i'm|we're)$/.test(before))
  )
    return 'idiom';
  if (!plain) return undefined;
  if (sectionNumber(s, first) || countInHeading(s, first) || entriesUnderTitle(s, first)) return 'reference';
  const value = Number(d.value);
  if (d.bare && /^(360|180)$/.test(s.raw(first)) && /^(full|a|did|do|done|complete|degrees?)$/.test(before))
    return 'idiom';
  if (d.kind === 'count' && Number.isInteger(value) && !s.raw(first).includes('.')) {
    if (
      NAME_INTRODUCERS.has(before) &&
      !s.raw(first).includes(',') &&
      !s.opensLine(first) &&
      (s.capital(first - 1) || /^(number|no|phase|step|chapter|page|level|tier|version)$/.test(before))
    )
      return 'name';
    return address(s, first) ? 'address' : value <= 12 && nounIsEmpty(s, last) ? 'idiom' : undefined;
  }
  if (s.opensLine(first)) return address(s, first) ? 'address' : undefined;
  if (NAME_INTRODUCERS.has(before) && !/,\d{3}/.test(s.raw(first))) return 'name';
  if (/^(v|version)$/.test(before)) return 'version';
  if (/^[a-z]+[A-Z]/.test(s.raw(first - 1)) && !s.glued(first)) return 'name'; // iOS 17
  if (
    s.capital(first - 1) &&
    !s.glued(first) &&
    !opensCell(s, first) &&
    value < 1e5 &&
    properName(s, first - 1) &&
    !inNamedList(s, d)
  )
    return s.raw(first).includes('.') ? 'version' : 'name';
  if (/^[A-Z]{2}$/.test(s.raw(first - 1)) && /^\d{5}$/.test(s.raw(first))) return 'address';
  return address(s, first) ? 'address' : undefined;
}

/** A number set off by a tab or two spaces is the cell of a table, not the end of a name. */
function opensCell(s: Scan, i: number): boolean {
  return /\t[ $€£¥(]*$| {2}[$€£¥(]*$/.test(s.text.slice(Math.max(0, s.start(i) - 6), s.start(i)));
}

const SEATS = new Set('seat row gate unit apt apartment suite room flat block building hall bay berth slot'.split(' '));

function nounIsEmpty(s: Scan, i: number): boolean {
  return EMPTY_NOUNS.has(s.low(i)) || (EMPTY_NOUNS.has(s.low(i + 1)) && !FUNCTION_WORDS.has(s.low(i)));
}

/** "Gemini 2.5", "Composer 2": a capitalised word that is not merely the first of its sentence. */
function properName(s: Scan, i: number): boolean {
  const word = s.low(i);
  if (
    FUNCTION_WORDS.has(word) ||
    /^(january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|total|revenue|sales|only|some|nearly|almost|around|roughly|approximately|another|least|most|than|least|eur|usd|one|two|three)$/.test(
      word,
    )
  )
    return false;
  return s.language !== 'de' || !germanNoun(s, i);
}

/** German writes every noun with a capital: after a determiner or with the ending of a common noun it is no name ("der Umsatz 500", "Kosten 300"). */
function germanNoun(s: Scan, i: number): boolean {
  const word = s.low(i);
  if (GERMAN_INTRODUCERS.test(word) || /\d|[A-Z].*[A-Z]/.test(s.raw(i))) return false;
  return (
    /(ung|ungen|heit|keit|schaft|schaften|tion|tionen|tät|zahl|wert|preis|preise|kosten|umsatz|gewinn|verlust|leistung|kunden|haushalte|mitarbeiter|menschen|verbrauch|bedarf|ergebnis|summe|betrag)$/.test(
      word,
    ) ||
    /^(der|die|das|den|dem|des|ein|eine|einen|einem|einer|kein|keine|ihr|ihre|ihren|sein|seine|seinen|im|vom|zum|zur|am|beim)$/.test(
      s.low(i - 1),
    )
  );
}

const GERMAN_INTRODUCERS =
  /^(nummer|nr|kapitel|seite|seiten|platz|rang|stufe|teil|artikel|absatz|paragraph|paragraf|phase|version|modell|gruppe|klasse|raum|zimmer|gleis|linie|band|heft|ausgabe|tabelle|abbildung|abschnitt|bild|folge|straße|generation|serie|reihe|typ|halle|tor|block|reaktor|woche|tag|jahr|punkt|regel|ziffer|satz|kategorie|liga|bundesliga|formel|bus|zug|route|raum|los|akt|szene|staffel|runde|level|windows|autobahn|bundesstraße|haus|hotel|flug|sonde|apollo)$/;

/** "123 Main Street", "1600 Amphitheatre Parkway". */
function address(s: Scan, i: number): boolean {
  if (!s.isNumber(i) || s.raw(i).length > 5) return false;
  let at = i + 1;
  for (let turn = 0; turn < 3; turn++, at++) {
    if (!s.capital(at) || s.opensLine(at)) return false;
    if (turn > 0 && STREET_WORDS.has(s.low(at))) return true;
  }
  return false;
}
