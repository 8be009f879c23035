/** Sentences proposed for briefs: added once, never changed; what became of them is in the log of reviews. */
import type { ChosenSentence } from '@buildout/evidence/brief/chosen.ts';
import type { ProposedForBrief } from '@buildout/evidence/room/sentences.ts';
import type { Query } from './connection.ts';
import { mustHave } from './documents.ts';
import { storable, storableJson } from './storable.ts';

export async function addSentences(
  query: Query,
  document: string,
  origin: string,
  sentences: readonly ChosenSentence[],
): Promise<{ added: number }> {
  await mustHave(query, document);
  const { rowCount } = await query(
    `insert into sentences (workspace, id, document, origin, role, start, sentence)
     select workspace(), id, $1, $2, role, start, sentence from unnest($3::text[], $4::text[], $5::int[], $6::jsonb[]) as n (id, role, start, sentence)
     on conflict do nothing`,
    [
      document,
      storable(origin),
      sentences.map(({ id }) => id),
      sentences.map(({ role }) => role),
      sentences.map(({ anchor }) => anchor.start),
      sentences.map(storableJson),
    ],
  );
  return { added: rowCount ?? 0 };
}

export async function sentences(query: Query, { document }: { document?: string }): Promise<ProposedForBrief[]> {
  const { rows } = await query<ProposedForBrief>(
    `select s.sentence, s.origin from sentences s join documents d on d.workspace = s.workspace and d.id = s.document
     where $1::text is null or s.document = $1
     order by d.added_at, s.document, s.start, s.id`,
    [document ?? null],
  );
  return rows.map(({ sentence, origin }) => ({ sentence, origin }));
}
