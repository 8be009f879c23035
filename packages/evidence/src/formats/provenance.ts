import type { Claim, Prediction } from '../claims/index.ts';
import type { Document } from '../text/index.ts';

/** Who made what from what, as PROV-JSON (https://www.w3.org/Submission/prov-json/): document → figures → claims. Claims whose `originOf` is not `rules` are what that helper proposed and the extractor bore out. */
export function toProv(
  document: Document,
  claims: readonly Claim[],
  extractor: { name: string; version: string },
  originOf: (claim: Claim) => string = () => 'rules',
): Record<string, unknown> {
  const source = `document:${document.id}`;
  const tool = `agent:${qualified(extractor.name)}`;
  const extraction = `activity:extraction-${document.id.slice(0, 12)}`;
  const entity: Record<string, unknown> = {
    [source]: { 'prov:label': document.name, 'buildout:sha256': document.id, 'buildout:format': document.format },
  };
  const derived: Record<string, unknown> = {};
  const generated: Record<string, unknown> = {};
  const attributed: Record<string, unknown> = {};
  const agent: Record<string, unknown> = {
    [tool]: {
      'prov:type': { $: 'prov:SoftwareAgent', type: 'prov:QUALIFIED_NAME' },
      'buildout:version': extractor.version,
    },
  };
  const activity: Record<string, unknown> = { [extraction]: { 'prov:label': 'extraction of figures and claims' } };
  const used: Record<string, unknown> = {
    [`_:u-${document.id.slice(0, 12)}`]: { 'prov:activity': extraction, 'prov:entity': source },
  };
  const associated: Record<string, unknown> = { '_:w': { 'prov:activity': extraction, 'prov:agent': tool } };
  const runs = new Map([['rules', extraction]]);
  const runOf = (origin: string): string => {
    const known = runs.get(origin);
    if (known) return known;
    const run = `activity:proposal-${document.id.slice(0, 12)}-${runs.size}`;
    const helper = `agent:${qualified(origin)}`;
    activity[run] = { 'prov:label': `claims proposed by ${origin}, each borne out by the extractor` };
    agent[helper] = { 'prov:label': origin, 'prov:type': { $: 'prov:SoftwareAgent', type: 'prov:QUALIFIED_NAME' } };
    used[`_:u-${document.id.slice(0, 12)}-${runs.size}`] = { 'prov:activity': run, 'prov:entity': source };
    associated[`_:w-${runs.size}`] = { 'prov:activity': run, 'prov:agent': helper };
    associated[`_:v-${runs.size}`] = { 'prov:activity': run, 'prov:agent': tool };
    runs.set(origin, run);
    return run;
  };
  for (const c of claims) {
    const run = runOf(originOf(c));
    const id = `claim:${c.id}`;
    entity[id] = {
      'prov:label': c.figure.text,
      ...(c.figure.value !== undefined ? { 'buildout:value': c.figure.value } : {}),
      ...(c.figure.valueMin !== undefined ? { 'buildout:valueMin': c.figure.valueMin } : {}),
      ...(typeof c.figure.valueMax === 'number' ? { 'buildout:valueMax': c.figure.valueMax } : {}),
      'buildout:unit': c.figure.unit,
      'buildout:start': c.figure.start,
      'buildout:end': c.figure.end,
      ...(c.proposedBy
        ? {
            'buildout:helperEndpoint': c.proposedBy.endpoint,
            'buildout:helperPrompt': c.proposedBy.prompt,
            'buildout:helperQuotation': c.proposedBy.quotation,
            ...(c.proposedBy.at ? { 'buildout:helperAsked': c.proposedBy.at } : {}),
          }
        : {}),
      ...(c.figure.repairs.length ? { 'buildout:repairs': c.figure.repairs.join(' ') } : {}),
    };
    derived[`_:d-${c.id}`] = {
      'prov:generatedEntity': id,
      'prov:usedEntity': source,
      'prov:activity': run,
      'prov:type': { $: 'prov:Quotation', type: 'prov:QUALIFIED_NAME' },
    };
    generated[`_:g-${c.id}`] = { 'prov:entity': id, 'prov:activity': run };
    if (c.speaker) {
      const person = `person:${qualified(c.speaker)}`;
      agent[person] = { 'prov:label': c.speaker, 'prov:type': { $: 'prov:Person', type: 'prov:QUALIFIED_NAME' } };
      attributed[`_:a-${c.id}`] = { 'prov:entity': id, 'prov:agent': person };
    }
  }
  return {
    prefix: {
      prov: 'http://www.w3.org/ns/prov#',
      buildout: 'urn:buildout:',
      document: 'urn:sha256:',
      claim: 'urn:buildout:claim:',
      activity: 'urn:buildout:activity:',
      agent: 'urn:buildout:agent:',
      person: 'urn:buildout:person:',
    },
    entity,
    activity,
    agent,
    used,
    wasGeneratedBy: generated,
    wasDerivedFrom: derived,
    wasAssociatedWith: associated,
    wasAttributedTo: attributed,
  };
}

/** A name as the local part of a qualified name: everything but letters, digits, - and _ percent-encoded. */
export function qualified(name: string): string {
  return encodeURIComponent(name).replace(/[!'()*.~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** What a person decided about a claim; without one a claim is printed as not reviewed. */
export interface Verdict {
  reviewer: string;
  /** ISO date. */
  on: string;
  verdict: 'true' | 'false' | 'mixed';
  note?: string;
}

const RATING: Readonly<Record<Verdict['verdict'], number>> = { false: 1, mixed: 3, true: 5 };

/** A claim as schema.org ClaimReview (https://schema.org/ClaimReview). A suggestion of the extractor never appears as a review: without a verdict there is a Claim and no rating. `source` says what the document is called and where it was found. */
export function toClaimReview(
  claim: Claim,
  verdict?: Verdict,
  source?: { name: string; title?: string; url?: string },
): Record<string, unknown> {
  const said = {
    '@type': 'Claim',
    text: claim.sentence.text,
    ...(claim.speaker ? { author: { '@type': 'Person', name: claim.speaker } } : {}),
    ...(claim.said ? { datePublished: claim.said } : {}),
    appearance: {
      '@type': 'CreativeWork',
      identifier: `urn:sha256:${claim.document}`,
      ...(source ? { name: source.title ?? source.name } : {}),
      ...(source?.url ? { url: source.url } : {}),
    },
    identifier: claim.id,
  };
  if (!verdict) return { '@context': 'https://schema.org', ...said };
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    claimReviewed: claim.sentence.text,
    datePublished: verdict.on,
    author: { '@type': 'Person', name: verdict.reviewer },
    itemReviewed: said,
    reviewRating: {
      '@type': 'Rating',
      ratingValue: RATING[verdict.verdict],
      worstRating: 1,
      bestRating: 5,
      alternateName: verdict.verdict,
    },
    ...(verdict.note ? { reviewBody: verdict.note } : {}),
  };
}

/** The verdict a prediction's outcome amounts to; nothing while it is open. */
export function verdictOf(state: Prediction['state']): Verdict['verdict'] | undefined {
  return state === 'came true' ? 'true' : state === 'failed' ? 'false' : undefined;
}
