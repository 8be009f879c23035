import { isPersonName } from '../entities/person-names.ts';
import { spokenLine } from '../text/index.ts';

/** What a line says of who speaks. */
export interface Turn {
  speaker?: string;
  /** UTF-16 length of name and second before the words. */
  lead: number;
  /** Only the name or the second stands there. */
  alone: boolean;
}

/** What stands before a colon and is no name. */
const FIELD =
  /^(podcast|show|series|published|posted|date|updated|released?|release date|duration|length|runtime|source|sources|link|url|title|subtitle|authors?|by|hosts?|guests?|speakers?|episode|tags?|topics?|category|break|music|note|notes|summary|transcript|overview|key .*|example|disclaimer|sponsors?|warning|update|edit|tl;?dr|ps|p\.s|re|subject|from|to|cc|image|photo|figure|table|chart|exhibit|step|option|part|chapter|section|day|week|phase|tier|rule|point|fact|myth|reality|pros?|cons?|first|second|third|finally|also|however|translation|total|result|results|conclusion|bottom line|revenue|profit|income|cost|costs|price|growth|margin|guidance|outlook|capex|opex|ebitda|debt|cash|backlog|power|capacity|risk|risks|strengths?|weakness(?:es)?|opportunit(?:y|ies)|threats?)$/i;

/** For each line what it says of who speaks, judged over the whole document: a name of several words, or a label that returns. */
export function turnsOf(lines: readonly string[], hasTimes: boolean): (Turn | undefined)[] {
  const read = lines.map((line) => spokenLine(line.slice(0, 400)));
  const counts = new Map<string, number>();
  for (const one of read) if (one?.label) counts.set(one.label, (counts.get(one.label) ?? 0) + 1);
  const speaks = (label: string): boolean => {
    if (FIELD.test(label)) return false;
    if (/^speaker[ _#]?\d+$/i.test(label)) return true;
    if (label.includes(' ')) return isPersonName(label) || ((counts.get(label) ?? 0) >= 3 && !/\d/.test(label));
    return (counts.get(label) ?? 0) >= 2;
  };
  return read.map((one, k) => {
    if (one === undefined) return undefined;
    const speaker = one.label !== undefined && speaks(one.label) ? one.label : undefined;
    // Seconds count where they make a time map; a time of day or a list of chapters is words like others.
    const timed = one.seconds !== undefined && hasTimes;
    if (speaker === undefined && !timed) return undefined;
    // A job on the line of a name makes a turn only when that person returns; else it is a line about the person.
    if (!timed && one.alone && !/:\W*$/.test(lines[k]) && (counts.get(one.label!) ?? 0) < 2) return undefined;
    return { ...(speaker ? { speaker } : {}), lead: one.lead, alone: one.alone };
  });
}
