import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brief } from '../brief/index.ts';
import { findClaims } from '../claims/index.ts';
import { parseWebVtt, readDocument } from '../readers/index.ts';
import { meaningOf, toAnnotations, toChaptersJson, toClaimReview, toCsv, toProv, toWebVtt } from './index.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const file = (name: string) =>
  readDocument(readFileSync(new URL(`../../test/documents/${name}`, import.meta.url)), name);
const cues = [
  '00:01.000 --> 00:04.000\n<v Ada O’Neil (guest)>We paid &lt;$5 million&gt; --&gt; twice',
  '01:00:04.250 --> 01:00:04.250\n<v Bob & Co>for 3 halls, not 4.',
  '100:00:05.000 --> 100:00:06.500\nAnd "20%", =SUM(1), more.',
];
const recording = readDocument(encode(`WEBVTT\n\n${cues.join('\n\n')}\n`), 'a.vtt');
const documents = [file('talk.txt'), file('thread.txt'), recording];

type Json = Record<string, unknown>;
const isIri = (v: unknown) => typeof v === 'string' && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(v);
const isCount = (v: unknown) => typeof v === 'number' && Number.isInteger(v) && v >= 0;
const list = (v: unknown): unknown[] => (Array.isArray(v) ? v : [v]);

/** The rules of the Web Annotation Data Model, sections 3 and 4, for what we use of it. */
function annotationFaults(a: Json): string[] {
  const faults: string[] = [];
  const need = (ok: boolean, what: string) => ok || faults.push(what);
  need(list(a['@context']).includes('http://www.w3.org/ns/anno.jsonld'), '@context');
  const terms = list(a['@context']).find((c) => typeof c === 'object') as Record<string, Json | string> | undefined;
  need(isIri(a.id), 'one id that is an IRI');
  need(list(a.type).includes('Annotation'), 'type Annotation');
  const motivations =
    'assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning replying tagging';
  need(motivations.split(' ').includes(String(a.motivation)), 'motivation');
  const body = a.body as Json;
  need(body.type === 'TextualBody' && typeof body.value === 'string', 'a textual body has one string');
  need(/^[a-z]+\/[a-z0-9.+-]+$/.test(String(body.format)), 'format is a media type');
  const target = a.target as Json;
  need(isIri(target.source), 'a specific resource has one source');
  for (const s of list(target.selector).filter(Boolean) as Json[]) {
    if (s.type === 'TextQuoteSelector')
      need(
        typeof s.exact === 'string' && s.exact !== '' && typeof s.prefix === 'string' && typeof s.suffix === 'string',
        'quote',
      );
    else if (s.type === 'TextPositionSelector')
      need(isCount(s.start) && isCount(s.end) && Number(s.start) < Number(s.end), 'position');
    else if (s.type === 'FragmentSelector') {
      need(isIri(s.conformsTo), 'conformsTo');
      const time = /^t=(\d+(?:\.\d+)?)(?:,(\d+(?:\.\d+)?))?$/.exec(String(s.value)); // Media Fragments 4.2.1: begin < end
      need(time !== null && (time[2] === undefined || Number(time[1]) < Number(time[2])), 'media fragment');
    } else faults.push(`selector ${s.type}`);
    for (const [key, value] of Object.entries(s)) {
      need(!key.includes(':') || key.startsWith('buildout:'), `prefix of ${key}`);
      // JSON-LD 1.1, 9.7: an array has no order unless its term says so
      const term = terms?.[key];
      need(!Array.isArray(value) || (typeof term === 'object' && term['@container'] === '@list'), `order of ${key}`);
    }
  }
  return faults;
}

/** PROV-JSON (W3C submission): sections of records by qualified name, whose values are literals or typed values, whose references are declared. */
function provFaults(p: Record<string, Json>): string[] {
  const faults: string[] = [];
  const prefixes = new Set([...Object.keys(p.prefix), 'xsd']);
  const qualified = (name: string) => {
    const m = /^([A-Za-z_][\w-]*):((?:[\w-]|%[0-9A-F]{2})+)$/.exec(name);
    if (name.startsWith('_:') ? !/^_:[\w-]+$/.test(name) : !m || !prefixes.has(m[1])) faults.push(`name ${name}`);
  };
  const declared = new Set(['entity', 'activity', 'agent'].flatMap((k) => Object.keys(p[k])));
  const relations: Record<string, [string, string]> = {
    used: ['prov:activity', 'prov:entity'],
    wasGeneratedBy: ['prov:entity', 'prov:activity'],
    wasDerivedFrom: ['prov:generatedEntity', 'prov:usedEntity'],
    wasAssociatedWith: ['prov:activity', 'prov:agent'],
    wasAttributedTo: ['prov:entity', 'prov:agent'],
  };
  for (const [section, records] of Object.entries(p)) {
    if (section === 'prefix') {
      for (const iri of Object.values(records)) if (!/^[a-z]+:.+/.test(String(iri))) faults.push(`prefix ${iri}`);
      continue;
    }
    if (!(section in relations) && !/^(entity|activity|agent)$/.test(section)) faults.push(`section ${section}`);
    for (const [id, record] of Object.entries(records) as [string, Json][]) {
      qualified(id);
      for (const need of relations[section] ?? []) if (!(need in record)) faults.push(`${section} without ${need}`);
      for (const [key, value] of Object.entries(record)) {
        qualified(key);
        const reference = section in relations && /^prov:(entity|activity|agent|generatedEntity|usedEntity)$/.test(key);
        if (reference && !declared.has(String(value))) faults.push(`${section} refers to ${value}`);
        const literal = /^(string|number|boolean)$/.test(typeof value);
        const typed = typeof value === 'object' && value !== null && '$' in value && 'type' in value;
        if (!literal && !typed) faults.push(`${key} is ${JSON.stringify(value)}`);
      }
    }
  }
  return faults;
}

/** RFC 4180 with a header: the same number of fields in every record, CRLF between, quotes doubled inside quotes only. */
function csvFaults(csv: string): string[] {
  const field = '(?:"(?:[^"]|"")*"|[^",\\r\\n]*)';
  const record = new RegExp(`${field}(?:,${field})*\\r\\n`, 'y');
  const faults: string[] = [];
  let width = -1;
  for (let at = 0; at < csv.length; at = record.lastIndex) {
    record.lastIndex = at;
    const m = record.exec(csv);
    if (!m) return [...faults, `no record at ${at}`];
    const fields = m[0].slice(0, -2).match(new RegExp(`(?<=^|,)${field}(?=,|$)`, 'g'))?.length ?? 0;
    if (width >= 0 && fields !== width) faults.push(`${fields} fields, not ${width}`);
    width = fields;
  }
  return faults;
}

/** What an author may write (WebVTT, section 4.1): signature, blank lines, timings that rise, escaped text. */
function vttFaults(vtt: string): string[] {
  const faults: string[] = [];
  if (!vtt.startsWith('WEBVTT\n\n')) faults.push('signature');
  const blocks = vtt.trimEnd().split('\n\n').slice(1);
  let last = 0;
  for (const block of blocks) {
    const [timing, ...payload] = block.split('\n');
    const m = /^(\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3}) --> (\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3})$/.exec(timing);
    if (!m) {
      faults.push(`timing ${timing}`);
      continue;
    }
    const n = m.map(Number);
    const from = n[1] * 3600 + n[2] * 60 + n[3] + n[4] / 1000;
    const to = n[5] * 3600 + n[6] * 60 + n[7] + n[8] / 1000;
    if (to <= from) faults.push(`ends before it begins: ${timing}`);
    if (from < last) faults.push(`begins before the cue above: ${timing}`);
    last = from;
    const text = payload.join('\n');
    if (!text || text.includes('-->')) faults.push('payload');
    if (/&(?!(amp|lt|gt|lrm|rlm|nbsp);)/.test(text) || /<(?!v [^<>&\n]|\/v>)/.test(text.replace(/&amp;/g, '')))
      faults.push(`text ${text}`);
  }
  if (parseWebVtt(vtt)?.cues.length !== blocks.length) faults.push('not every cue is read back');
  return faults;
}

describe('what is written is valid by its specification', () => {
  test('Web Annotations', () => {
    for (const d of documents)
      for (const a of toAnnotations(findClaims(d))) expect(annotationFaults(JSON.parse(JSON.stringify(a)))).toEqual([]);
    expect(annotationFaults({ id: 'x y', type: 'Annotation', motivation: 'x', body: {}, target: {} })).not.toEqual([]);
  });

  test('the meaning in an annotation comes back', () => {
    const claims = findClaims(recording);
    expect(toAnnotations(claims).map((a) => meaningOf(a)?.figure)).toEqual(
      claims.map((c) => JSON.parse(JSON.stringify(c.figure))),
    );
    expect(
      meaningOf({ body: { type: 'TextualBody', format: 'application/json', purpose: 'classifying', value: '5' } }),
    ).toBeUndefined();
  });

  test('PROV-JSON, whatever the speakers are called', () => {
    const originOf = ({ id }: { id: string }) => (id < 'claim_8' ? 'rules' : 'helper:o’neil/7b (q4)');
    for (const d of documents)
      expect(
        provFaults(
          JSON.parse(JSON.stringify(toProv(d, findClaims(d), { name: 'buildout 1', version: '1' }, originOf))),
        ),
      ).toEqual([]);
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }), (speaker) => {
        const claims = findClaims(recording).map((c) => ({ ...c, speaker }));
        expect(provFaults(JSON.parse(JSON.stringify(toProv(recording, claims, { name: 'b', version: '1' }))))).toEqual(
          [],
        );
      }),
    );
    expect(provFaults({ prefix: {}, entity: { 'a b': {} }, activity: {}, agent: {} })).not.toEqual([]);
  });

  test('ClaimReview', () => {
    for (const d of documents)
      for (const c of findClaims(d)) {
        const r = JSON.parse(JSON.stringify(toClaimReview(c, { reviewer: 'Ada', on: '2026-04-01', verdict: 'true' })));
        expect(r['@context']).toBe('https://schema.org');
        expect(r).toMatchObject({
          claimReviewed: expect.any(String),
          datePublished: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
          author: { '@type': expect.stringMatching(/^(Person|Organization)$/), name: expect.any(String) },
        });
        const { ratingValue, worstRating, bestRating } = r.reviewRating;
        expect(worstRating <= ratingValue && ratingValue <= bestRating).toBe(true);
        expect(r.itemReviewed).toMatchObject({ '@type': 'Claim', appearance: { '@type': 'CreativeWork' } });
      }
  });

  test('CSV', () => {
    for (const d of documents) expect(csvFaults(toCsv(findClaims(d)))).toEqual([]);
    expect(csvFaults('a,b\r\n1\r\n')).not.toEqual([]);
  });

  test('chapters JSON (podcast-namespace, jsonChapters)', () => {
    const chapters = JSON.parse(toChaptersJson(recording, brief(recording).chapters));
    expect(chapters.version).toMatch(/^1\.\d+\.\d+$/);
    let last = -1;
    for (const c of chapters.chapters) {
      expect(typeof c.title).toBe('string');
      expect(c.startTime).toBeGreaterThan(last);
      if (c.endTime !== undefined) expect(c.endTime).toBeGreaterThanOrEqual(c.startTime);
      last = c.startTime;
    }
  });

  test('WebVTT', () => {
    expect(vttFaults(toWebVtt(recording))).toEqual([]);
    expect(vttFaults('WEBVTT\n\n00:05.000 --> 00:04.000\na & b\n')).not.toEqual([]);
  });
});
