/** The transcripts a feed names for its episodes: taken where they are saved beside the feed, named where not. Nothing is fetched. */
import { lstat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { LinkedTranscript } from '@buildout/evidence/text/index.ts';

export interface Episode {
  title: string;
  date?: string;
  /** The file beside the feed; undefined: none of those named is there. */
  file?: string;
  /** The web address of that file, or the first one named; '' where the feed gives a path. */
  url: string;
  /** Names of the files that would be taken, in the order of the feed. */
  names: string[];
}

/** One entry per episode: the first of its transcripts that stands beside the feed. */
export async function episodesOf(feed: string, transcripts: readonly LinkedTranscript[]): Promise<Episode[]> {
  const byEpisode = Map.groupBy(transcripts, ({ title, date }) => JSON.stringify([title, date]));
  const episodes: Episode[] = [];
  for (const links of byEpisode.values()) {
    const { title, date } = links[0];
    const named = links.map(({ url }) => ({ url, name: nameIn(url) })).filter(({ name }) => name !== undefined);
    let found: { url: string; file: string } | undefined;
    for (const { url, name } of named) {
      const file = join(dirname(feed), name!);
      if (await isFile(file)) {
        found = { url, file };
        break;
      }
    }
    const url = found?.url ?? links[0].url;
    episodes.push({
      ...{ title, date, file: found?.file, names: named.map(({ name }) => name!) },
      url: /^https?:\/\/\S+$/.test(url) ? url : '',
    });
  }
  return episodes;
}

/** The last part of an address or path, never a way out of the folder. */
function nameIn(url: string): string | undefined {
  const path = url.replace(/[?#].*$/, '');
  let name = path;
  try {
    name = decodeURIComponent(path);
  } catch {
    // a per cent sign that encodes nothing is part of the name
  }
  const last = basename(name.replaceAll('\\', '/'));
  return /^\.{0,2}$/.test(last) || /\p{Cc}/u.test(last) ? undefined : last;
}

/** A link to somewhere else is not beside the feed. */
async function isFile(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isFile();
  } catch {
    return false;
  }
}
