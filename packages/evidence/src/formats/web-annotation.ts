import type { Anchor } from '../anchors/index.ts';
import type { Claim } from '../claims/index.ts';
import type { Figure } from '../figures/index.ts';

interface Selector {
  type: string;
  [key: string]: unknown;
}

export interface Annotation {
  '@context': 'http://www.w3.org/ns/anno.jsonld';
  id: string;
  type: 'Annotation';
  motivation: 'classifying';
  body: {
    type: 'Dataset';
    format: 'application/json';
    value: { key: Claim['key']; figure: Figure; speaker?: string; copyOf?: string };
  };
  target: { source: string; selector: Selector[] };
}

/** Claims as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): quotation, position in code points, and a media fragment when there is a recording. */
export function toAnnotations(claims: readonly Claim[]): Annotation[] {
  return claims.map((c) => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:buildout:${c.id}`,
    type: 'Annotation',
    motivation: 'classifying',
    body: {
      type: 'Dataset',
      format: 'application/json',
      value: {
        key: c.key,
        figure: c.figure,
        ...(c.speaker ? { speaker: c.speaker } : {}),
        ...(c.copyOf ? { copyOf: c.copyOf } : {}),
      },
    },
    target: { source: `urn:sha256:${c.document}`, selector: selectorsOf(c.anchor) },
  }));
}

function selectorsOf(a: Anchor): Selector[] {
  const out: Selector[] = [
    {
      type: 'TextQuoteSelector',
      exact: a.exact,
      prefix: a.prefix,
      suffix: a.suffix,
      ...(a.occurrence ? { 'buildout:occurrence': a.occurrence } : {}),
    },
    { type: 'TextPositionSelector', start: a.start, end: a.end },
    { type: 'DataPositionSelector', start: a.startUtf16 * 2, end: a.endUtf16 * 2 },
  ];
  if (a.from !== undefined)
    out.push({
      type: 'FragmentSelector',
      conformsTo: 'http://www.w3.org/TR/media-frags/',
      value: `t=${a.from},${a.to ?? a.from}`,
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
  const data = list.find((s) => s.type === 'DataPositionSelector');
  const anchor: Anchor = {
    document: String(annotation.target.source ?? '').replace(/^urn:sha256:/, ''),
    start: position.start,
    end: position.end,
    startUtf16: typeof data?.start === 'number' ? data.start / 2 : position.start,
    endUtf16: typeof data?.end === 'number' ? data.end / 2 : position.end,
    exact: quote.exact,
    prefix: typeof quote.prefix === 'string' ? quote.prefix : '',
    suffix: typeof quote.suffix === 'string' ? quote.suffix : '',
  };
  const occurrence = quote['buildout:occurrence'] as Anchor['occurrence'] | undefined;
  if (typeof occurrence?.index === 'number' && typeof occurrence.of === 'number')
    anchor.occurrence = { index: occurrence.index, of: occurrence.of };
  const time = /^t=([\d.]+)(?:,([\d.]+))?$/.exec(String(list.find((s) => s.type === 'FragmentSelector')?.value ?? ''));
  if (time) {
    anchor.from = Number(time[1]);
    anchor.to = Number(time[2] ?? time[1]);
  }
  return anchor;
}
