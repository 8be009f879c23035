/** Full-text search over the passages of the workspace. */
import { type PassageHit, StoreError } from '@buildout/evidence/room/store.ts';
import type { Query } from './connection.ts';
import { storable } from './storable.ts';

interface Row {
  total: string;
  document: string;
  document_name: string;
  title: string | null;
  start: number;
  end: number;
  start_utf16: number;
  end_utf16: number;
  kind: string;
  language: string;
  text: string;
  speaker: string | null;
  from_second: number | null;
  rank: number;
  marked: string;
}

/** Characters of a query that are read. */
const LONGEST = 1_000;
/** What the database puts around the words it found (`search_passages`); characters without a meaning of their own. */
const [BEGIN, END] = ['\uE000', '\uE001'];

export async function search(
  query: Query,
  words: string,
  { limit = 20, document }: { limit?: number; document?: string },
): Promise<{ total: number; hits: PassageHit[] }> {
  if (words.length > LONGEST)
    throw new StoreError({
      code: 'bad-search',
      query: `${words.slice(0, 40)}…`,
      reason: `it has more than ${LONGEST} characters`,
    });
  const asked = storable(words);
  const { rows: read } = await query<{ nodes: number }>("select numnode(websearch_to_tsquery('simple', $1)) as nodes", [
    asked,
  ]);
  if (read[0].nodes === 0) throw new StoreError({ code: 'bad-search', query: words, reason: 'there is no word in it' });
  const { rows } = await query<Row>('select * from search_passages($1, $2, $3)', [asked, document ?? null, limit]);
  return { total: Number(rows[0]?.total ?? 0), hits: rows.map(hitOf) };
}

function hitOf(row: Row): PassageHit {
  return {
    document: row.document,
    documentName: row.document_name,
    ...(row.title !== null && { title: row.title }),
    start: row.start,
    end: row.end,
    startUtf16: row.start_utf16,
    endUtf16: row.end_utf16,
    kind: row.kind,
    language: row.language,
    text: row.text,
    ...(row.speaker !== null && { speaker: row.speaker }),
    ...(row.from_second !== null && { from: row.from_second }),
    rank: row.rank,
    matches: matchesIn(row.marked, row.text),
  };
}

/** Where the marks stand in the text without them; none where the text had such characters itself. */
export function matchesIn(marked: string, text: string): PassageHit['matches'] {
  const matches: PassageHit['matches'] = [];
  let at = 0;
  let start = -1;
  for (const c of marked.split(/([\uE000\uE001])/)) {
    if (c === BEGIN) start = at;
    else if (c === END) matches.push({ start, end: at });
    else at += c.length;
  }
  return at === text.length && !text.includes(BEGIN) && !text.includes(END) ? matches : [];
}
