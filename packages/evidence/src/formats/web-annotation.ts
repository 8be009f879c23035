import type { Anchor } from '../anchors/index.ts';
import type { Claim } from '../claims/index.ts';
import type { Figure } from '../figures/index.ts';

interface Selector {
  type: string;
  [key: string]: unknown;
}

/** Where an occurrence is a list: [which, of how many] has an order, which plain arrays of JSON-LD have not. */
const CONTEXT = [
  'http://www.w3.org/ns/anno.jsonld',
  { buildout: 'urn:buildout:', 'buildout:occurrence': { '@id': 'urn:buildout:occurrence', '@container': '@list' } },
] as const;

export interface Annotation {
  '@context': typeof CONTEXT;
  id: string;
  type: 'Annotation';
  motivation: 'classifying';
  /** Who found it: this program's rules, or a helper that proposed it. */
  generator?: { id: string; type: 'Software'; name: string };
  /** `value` is JSON: the claim's key, its figure, speaker and the claim it copies (`meaningOf` reads it). */
  body: { type: 'TextualBody'; format: 'application/json'; purpose: 'classifying'; value: string };
  target: { source: string; selector: Selector[] };
}

/** Claims as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): quotation, position in code points, and a media fragment when there is a recording. */
export function toAnnotations(claims: readonly Claim[], originOf?: (claim: Claim) => string): Annotation[] {
  return claims.map((c) => ({
    '@context': CONTEXT,
    id: `urn:buildout:${c.id}`,
    type: 'Annotation',
    motivation: 'classifying',
    ...(originOf && { generator: generatorOf(originOf(c)) }),
    body: {
      type: 'TextualBody',
      format: 'application/json',
      purpose: 'classifying',
      value: JSON.stringify({
        key: c.key,
        figure: c.figure,
        ...(c.speaker ? { speaker: c.speaker } : {}),
        ...(c.copyOf ? { copyOf: c.copyOf } : {}),
      }),
    },
    target: { source: `urn:sha256:${c.document}`, selector: selectorsOf(c.anchor) },
  }));
}

const generatorOf = (origin: string): Annotation['generator'] => ({
  id: `urn:buildout:agent:${encodeURIComponent(origin)}`,
  type: 'Software',
  name: origin,
});

function selectorsOf(a: Anchor): Selector[] {
  const out: Selector[] = [
    {
      type: 'TextQuoteSelector',
      exact: a.exact,
      prefix: a.prefix,
      suffix: a.suffix,
      ...(a.occurrence ? { 'buildout:occurrence': [a.occurrence.index, a.occurrence.of] } : {}),
    },
    {
      type: 'TextPositionSelector',
      start: a.start,
      end: a.end,
      'buildout:startUtf16': a.startUtf16,
      'buildout:endUtf16': a.endUtf16,
    },
  ];
  if (a.from !== undefined)
    out.push({
      type: 'FragmentSelector',
      conformsTo: 'http://www.w3.org/TR/media-frags/',
      value: a.to !== undefined && a.to > a.from ? `t=${a.from},${a.to}` : `t=${a.from}`,
    });
  return out;
}

/** The anchor of an annotation, ours or anyone's with a quotation and a position. Undefined when either is missing. */
export function anchorFromAnnotation(annotation: Pick<Annotation, 'target'>): Anchor | undefined {
  const list = Array.isArray(annotation.target?.selector) ? annotation.target.selector : [];
  const quote = list.find((s) => s.type === 'TextQuoteSelector');
  const position = list.find((s) => s.type === 'TextPositionSelector');
  if (typeof quote?.exact !== 'string' || typeof position?.start !== 'number' || typeof position.end !== 'number')
    return undefined;
  const anchor: Anchor = {
    document: String(annotation.target.source ?? '').replace(/^urn:sha256:/, ''),
    start: position.start,
    end: position.end,
    startUtf16: whole(position['buildout:startUtf16']) ?? position.start,
    endUtf16: whole(position['buildout:endUtf16']) ?? position.end,
    exact: quote.exact,
    prefix: typeof quote.prefix === 'string' ? quote.prefix : '',
    suffix: typeof quote.suffix === 'string' ? quote.suffix : '',
  };
  const [index, of] = Array.isArray(quote['buildout:occurrence']) ? quote['buildout:occurrence'].map(whole) : [];
  if (index !== undefined && of !== undefined) anchor.occurrence = { index, of };
  const time = /^t=([\d.]+)(?:,([\d.]+))?$/.exec(String(list.find((s) => s.type === 'FragmentSelector')?.value ?? ''));
  if (time) {
    anchor.from = Number(time[1]);
    anchor.to = Number(time[2] ?? time[1]);
  }
  return anchor;
}

const whole = (v: unknown): number | undefined =>
  typeof v === 'number' && Number.isInteger(v) && v >= 0 ? v : undefined;

/** What an annotation of ours says about its words; undefined for anyone else's. */
export function meaningOf(
  annotation: Pick<Annotation, 'body'>,
): { key: Claim['key']; figure: Figure; speaker?: string; copyOf?: string } | undefined {
  try {
    const said: unknown = JSON.parse(annotation.body.value);
    return typeof said === 'object' && said !== null && 'figure' in said ? (said as never) : undefined;
  } catch {
    return undefined;
  }
}
