import { recordOf } from '../about/index.ts';
import { findBlocks } from '../blocks/index.ts';
import type { Document } from '../text/index.ts';

/** A hand label of what a page says about itself, as in `episodes.jsonl`; null where the page does not say. */
export interface EpisodeLabel {
  file: string;
  title: string | null;
  show: string | null;
  date: string | null;
  duration_minutes: number | null;
  tags: string[];
  people: { name: string }[];
}

export interface AboutScore {
  /** Title, programme, date, length and tags, those that are null included: nothing may be made up. */
  fields: { labels: number; right: number; wrong: string[] };
  /** Names that were labelled and found; `given` counts those who take part, not those only named. */
  people: { labels: number; found: number; given: number };
}

const near = (wanted: string | null, got: string | undefined) =>
  wanted === null
    ? got === undefined
    : got !== undefined && (fold(wanted).includes(fold(got)) || fold(got).includes(fold(wanted)));

/** A label may describe where the page only hints ("Grid and Chips (…), best of"): its first words have to be there. */
const nearName = (wanted: string | null, got: string | undefined) =>
  near(wanted === null ? null : wanted.split(/ ?[(,]/)[0], got);

const fold = (text: string) => text.toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim();

export function scoreAbout(documents: readonly Document[], labels: readonly EpisodeLabel[]): AboutScore {
  const score: AboutScore = { fields: { labels: 0, right: 0, wrong: [] }, people: { labels: 0, found: 0, given: 0 } };
  for (const d of documents) {
    const label = labels.find((one) => one.file === d.name);
    if (!label) continue;
    const { title, show, date, minutes, tags, people } = recordOf(d, findBlocks(d));
    const fields: [string, boolean][] = [
      ['title', near(label.title, title?.name)],
      ['show', nearName(label.show, show?.name)],
      ['date', (label.date ?? undefined) === date],
      ['duration', (label.duration_minutes ?? undefined) === minutes],
      ['tags', label.tags.join('#') === tags.join('#')],
    ];
    for (const [field, right] of fields) {
      score.fields.labels++;
      if (right) score.fields.right++;
      else score.fields.wrong.push(`${d.name}: ${field}`);
    }
    score.people.labels += label.people.length;
    score.people.found += label.people.filter(({ name }) => people.some((p) => near(name, p.name))).length;
    score.people.given += people.filter(({ part }) => part !== 'named').length;
  }
  return score;
}
