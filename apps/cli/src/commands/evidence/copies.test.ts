/** One press release on two pages is one source, however the pages begin it; two people who say one short thing are two. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EvidencePlace, evidencePlace } from '../../evidence-place.ts';

const RELEASE = `Oracle names a new hall

AUSTIN, March 10, 2026. Oracle announced today that Meta has signed an order worth $14 billion for its new halls in Texas. The order gives Meta access to 300 megawatts. Oracle's total debt is $104 billion as of February 2026. Oracle will reach revenue of $90 billion in 2027.
`;
const TAKEN_OVER = `${RELEASE.replace('announced today', 'said on Tuesday').replace('AUSTIN', 'Austin')}
A bank's analyst, Ada Stone, sees it otherwise. Oracle's cash was $38 billion as of February 2026.
`;
const ANOTHER = "Oracle's total debt is $104 billion as of February 2026.\n";

let place: EvidencePlace;
beforeAll(async () => {
  place = await evidencePlace();
  for (const [name, text] of Object.entries({ 'release.txt': RELEASE, 'page.txt': TAKEN_OVER, 'other.txt': ANOTHER })) {
    writeFileSync(join(place.folder, name), text);
    await place.run('evidence', 'add', join(place.folder, name));
  }
}, 60_000);
afterAll(() => place.close());

interface Shown {
  claims: { figure: { text: string }; copyOf?: string }[];
  relations: { kind: string }[];
}

test('files read together: what the second takes over is a copy, what it adds is not', async () => {
  const found: Shown = await place.json(
    'evidence',
    'claims',
    ...['release.txt', 'page.txt', 'other.txt'].map((name) => join(place.folder, name)),
  );
  const copies = found.claims.filter(({ copyOf }) => copyOf?.startsWith('claim_')).map(({ figure }) => figure.text);
  expect(copies).toEqual(['$14 billion', '300 megawatts', '$104 billion', '$90 billion']);
  // The third document says one short sentence of its own: that confirms, and it confirms once.
  expect(found.relations.filter(({ kind }) => kind === 'confirms')).toHaveLength(1);
});

test('a file named twice is one document', async () => {
  const file = join(place.folder, 'release.txt');
  const found: Shown = await place.json('evidence', 'claims', file, file);
  expect(found.claims).toHaveLength(4);
});

test('in the workspace copies are no sources, no confirmation, no second prediction and no fact', async () => {
  const { items } = await place.json('evidence', 'queue', '--limit', '50');
  const of = (text: string) =>
    items.filter(({ claim }: { claim: { figure: { text: string } } }) => claim.figure.text === text);
  expect(of('$14 billion')).toHaveLength(1);
  expect(of('$14 billion')[0]).toMatchObject({ sources: 1 });
  expect(of('$104 billion')[0]).toMatchObject({ sources: 2 });
  const { relations } = await place.json('evidence', 'conflicts');
  expect(relations.map(({ kind }: { kind: string }) => kind)).toEqual(['confirms']);
  const { predictions } = await place.json('evidence', 'predictions', '--no-model');
  expect(predictions).toHaveLength(1);
  await place.run('evidence', 'decide', of('$14 billion')[0].claim.id, 'accept', '--reviewer', 'ada');
  const { facts } = await place.json('evidence', 'facts');
  expect(facts).toMatchObject([{ confidence: 'low', value: 14e9 }]);
});
