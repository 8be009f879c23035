/** The evidence room over HTTP: every operation answers in its declared form; what is not here is said, and everything else works. */
import { StoreError } from '@buildout/evidence';
import { createApp } from '@buildout/server/src/app.ts';
import type { Host } from '@buildout/workbench/operations/host.ts';
import { operations } from '@buildout/workbench/operations/index.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EvidencePlace, evidencePlace } from '../../evidence-place.ts';
import { nodeHost } from '../../node-host.ts';

const [port, token] = [4870, 'secret'];

/** Posts to an operation and checks the answer against its schema. */
function client(host: Host) {
  const app = createApp({ operations, host, token, port });
  // biome-ignore lint/suspicious/noExplicitAny: tests look at single fields of many results.
  return async (name: string, input: object = {}): Promise<{ status: number; body: any }> => {
    const headers = { host: `127.0.0.1:${port}`, authorization: `Bearer ${token}` };
    const response = await app.request(`http://127.0.0.1:${port}/api/${name}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(input),
    });
    const body = await response.json();
    if (response.status === 200) {
      const { error } = operations.find((op) => op.name === name)!.output.safeParse(body);
      expect(error?.issues ?? [], name).toEqual([]);
    }
    return { status: response.status, body };
  };
}

const TALK = `March 3, 2026

Ada Stone: Our construction sites take 24 months to build. Oracle reported revenue of $57 billion in 2025.
Ben Okoro: Oracle reported revenue of $52 billion in 2025. Coverage is the cash that comes in over what is owed.
`;

describe('a workspace', () => {
  let place: EvidencePlace;
  let post: ReturnType<typeof client>;
  let document: string;
  beforeAll(async () => {
    place = await evidencePlace();
    post = client(nodeHost(place.host));
    const { body } = await post('evidence-add', { name: 'talk.txt', text: TALK });
    document = body.document.id;
  });
  afterAll(() => place.close());

  test('documents, by name, by id and by its beginning', async () => {
    expect((await post('evidence-documents')).body.documents).toMatchObject([{ id: document, name: 'talk.txt' }]);
    for (const id of [document, document.slice(0, 8), 'talk.txt']) {
      const { body } = await post('evidence-document', { id });
      expect(body.text).toContain('24 months');
      expect(body.claims.length).toBeGreaterThanOrEqual(3);
      const [claim] = body.claims;
      expect(body.text.slice(claim.anchor.startUtf16, claim.anchor.endUtf16)).toBe(claim.figure.text);
    }
    expect((await post('evidence-document', { id: 'nothing.txt' })).body.error.code).toBe('unknown-document');
  });

  test('a reviewer’s way: queue, decision, fact, undo', async () => {
    const { body } = await post('evidence-queue', { reviewer: 'ada' });
    const item = body.items.find(
      ({ claim }: { claim: { figure: { text: string } } }) => claim.figure.text === '24 months',
    );
    const asked = { claim: item.claim.id, reviewer: 'ada', decision: { kind: 'accept' }, seen: item.claim.seen };
    const decided = await post('evidence-decide', asked);
    const twice = await post('evidence-decide', asked);
    expect(twice).toMatchObject({ status: 200, body: { recorded: [], fact: decided.body.fact } });
    expect(twice.body.already).toMatch(/ was already accepted by ada on \d{4}-\d\d-\d\d; nothing was recorded\./);
    expect(decided.body).toMatchObject({
      claim: { status: 'accepted' },
      fact: { value: 24, unit: 'months', statement: expect.stringContaining('24 months') },
    });
    const late = await post('evidence-decide', {
      ...asked,
      reviewer: 'ben',
      decision: { kind: 'reject', reason: 'no' },
    });
    expect(late).toMatchObject({ status: 400, body: { error: { code: 'decided-meanwhile' } } });
    expect((await post('evidence-facts')).body.facts).toHaveLength(1);
    const { fact } = decided.body;
    const unknown = '@fact_000000000000';
    expect(
      (await post('evidence-facts', { named: [`-@${fact.id}`, unknown, `@${item.claim.id}`, '24'] })).body,
    ).toEqual({
      facts: [fact],
      refused: expect.arrayContaining([
        { named: unknown, reason: expect.stringContaining('no accepted fact of that id') },
        { named: `@${item.claim.id}`, reason: expect.stringContaining(`name its fact, @${fact.id}`) },
        { named: '24', reason: expect.stringContaining('names no fact') },
      ]),
    });
    expect((await post('evidence-claim', { id: item.claim.id })).body.history).toHaveLength(1);
    expect((await post('evidence-undo', { reviewer: 'ada' })).body.claims).toMatchObject([{ status: 'waiting' }]);
    expect((await post('evidence-facts', { named: [`@${fact.id}`] })).body).toMatchObject({
      facts: [],
      refused: [{ reason: expect.stringContaining('any more') }],
    });
    expect((await post('evidence-reviews', { claim: item.claim.id })).body.reviews).toHaveLength(2);
    expect((await post('evidence-queue', { blind: true, change: false })).body.items).toEqual([]);
  });

  test('everything else answers in its form', async () => {
    const first = (await post('evidence-document', { id: document })).body.claims[0].id;
    const asked: [string, object][] = [
      ['evidence-agreement', {}],
      ['evidence-search', { query: 'revenue' }],
      ['evidence-define', { term: 'coverage' }],
      ['evidence-more-like', { claims: [first] }],
      ['evidence-conflicts', {}],
      ['evidence-metrics', {}],
      ['evidence-trace', { of: first }],
      ['evidence-trace', { of: 'build_months' }],
      ['evidence-export', { as: 'data' }],
      ['evidence-export', { as: 'markdown', document }],
    ];
    for (const [name, input] of asked) expect([name, (await post(name, input)).status]).toEqual([name, 200]);
    for (const [name, input] of [
      ['evidence-search', { query: '' }],
      ['evidence-more-like', { claims: ['claim_nothing'] }],
      ['evidence-trace', { of: 'nothing_known' }],
      ['evidence-export', { as: 'pdf' }],
      ['evidence-add', { name: 'x.txt' }],
      ['evidence-add', { name: 'x.txt', text: '' }],
      ['evidence-add', { name: 'x.bin', base64: Buffer.from([0, 1, 2, 0, 255]).toString('base64') }],
      ['evidence-add', { name: 'x.txt', base64: '***' }],
    ] as [string, object][]) {
      const { status, body } = await post(name, input);
      expect([name, status, typeof body.error?.message]).toEqual([name, 400, 'string']);
    }
  });

  test('a long document is taken, a long anything else is not', async () => {
    const text = `${TALK}\n${'A line that says nothing in particular.\n'.repeat(40_000)}`;
    const { status, body } = await post('evidence-add', { name: 'long.txt', text });
    expect([status, body.added]).toEqual([200, true]);
    expect((await post('run', { set: { build_months: text } })).status).toBe(413);
  });
});

describe('without a store', () => {
  test('a place that keeps no evidence says so', async () => {
    const post = client(nodeHost({ evidence: undefined }));
    expect(await post('evidence-documents')).toMatchObject({ status: 400, body: { error: { code: 'not-here' } } });
    expect((await post('companies')).status).toBe(200);
  });

  test('a store that is down is named; everything else works', async () => {
    const down = async () => {
      throw new StoreError({ code: 'store-unreachable', where: 'postgres://db/buildout', reason: 'nobody answers' });
    };
    const post = client(nodeHost({ evidence: down, keepsEvidence: () => true }));
    expect(await post('evidence-queue')).toMatchObject({
      status: 400,
      body: { error: { code: 'store-unreachable', message: expect.stringContaining('nobody answers') } },
    });
    expect((await post('run', { horizon: 3 })).status).toBe(200);
    expect((await post('run', { horizon: 3, set: { build_months: '@fact_feedfeedfeed' } })).body.error.code).toBe(
      'store-unreachable',
    );
  });
});
