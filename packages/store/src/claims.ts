/** Proposed claims: added once, never changed; what became of them is in the log of reviews. */
import type { Claim } from '@buildout/evidence/claims/types.ts';
import type { ProposedClaim } from '@buildout/evidence/room/store.ts';
import type { Query } from './connection.ts';
import { mustHave } from './documents.ts';
import { storable, storableJson } from './storable.ts';

export async function addClaims(
  query: Query,
  document: string,
  origin: string,
  claims: readonly Claim[],
): Promise<{ added: number }> {
  await mustHave(query, document);
  const { rowCount } = await query(
    `insert into claims (workspace, id, document, origin, start, claim)
     select workspace(), id, $1, $2, start, claim from unnest($3::text[], $4::int[], $5::jsonb[]) as n (id, start, claim)
     on conflict do nothing`,
    [
      document,
      storable(origin),
      claims.map(({ id }) => id),
      claims.map(({ figure }) => figure.start),
      claims.map(storableJson),
    ],
  );
  return { added: rowCount ?? 0 };
}

export async function claims(
  query: Query,
  { document, ids }: { document?: string; ids?: readonly string[] },
): Promise<ProposedClaim[]> {
  const { rows } = await query<{ claim: Claim; origin: string }>(
    `select c.claim, c.origin from claims c join documents d on d.workspace = c.workspace and d.id = c.document
     where ($1::text is null or c.document = $1) and ($2::text[] is null or c.id = any ($2))
     order by d.added_at, c.document, c.start, c.id`,
    [document ?? null, ids ?? null],
  );
  return rows.map(({ claim, origin }) => ({ claim, origin }));
}
