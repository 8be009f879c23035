/** Sentences proposed for a brief, added to the PROV-JSON of their document: who proposed each, and which reviewers hold it belongs there. */
import { qualified } from '@buildout/evidence/formats/index.ts';
import type { Chosen } from './chosen.ts';

type Prov = Record<'entity' | 'agent' | 'prefix' | 'wasDerivedFrom' | 'wasAttributedTo', Record<string, unknown>>;

/** `prov` as `toProv` makes it for the document `id`. */
export function withSentences(prov: Record<string, unknown>, chosen: Chosen, id: string): Record<string, unknown> {
  const own = chosen.list.filter(({ sentence }) => sentence.document === id);
  if (own.length === 0) return prov;
  const { entity, agent, prefix, wasDerivedFrom, wasAttributedTo } = prov as Prov;
  const out = {
    ...prov,
    prefix: { ...prefix, sentence: 'urn:buildout:sentence:' },
    entity: { ...entity },
    agent: { ...agent },
    wasDerivedFrom: { ...wasDerivedFrom },
    wasAttributedTo: { ...wasAttributedTo },
  };
  const named = (name: string, label: string, type: string) => {
    out.agent[name] ??= { 'prov:label': label, 'prov:type': { $: type, type: 'prov:QUALIFIED_NAME' } };
    return name;
  };
  for (const { sentence, origin } of own) {
    const name = `sentence:${sentence.id}`;
    const { status, verdicts } = chosen.state(sentence.id);
    const { proposedBy: by } = sentence;
    out.entity[name] = {
      'prov:label': sentence.text,
      'buildout:role': sentence.role,
      'buildout:state': status,
      'buildout:start': sentence.anchor.start,
      'buildout:end': sentence.anchor.end,
      ...(by && { 'buildout:helperEndpoint': by.endpoint, 'buildout:helperPrompt': by.prompt }),
      ...(by?.at && { 'buildout:helperAsked': by.at }),
    };
    out.wasDerivedFrom[`_:s-${sentence.id}`] = {
      'prov:generatedEntity': name,
      'prov:usedEntity': `document:${id}`,
      'prov:type': { $: 'prov:Quotation', type: 'prov:QUALIFIED_NAME' },
    };
    const agents = [
      named(`agent:${qualified(origin)}`, origin, 'prov:SoftwareAgent'),
      ...verdicts
        .filter(({ kind }) => kind === 'accept')
        .map(({ reviewer }) => named(`person:${qualified(reviewer)}`, reviewer, 'prov:Person')),
    ];
    for (const [k, one] of agents.entries())
      out.wasAttributedTo[`_:sa-${sentence.id}-${k}`] = { 'prov:entity': name, 'prov:agent': one };
  }
  return out;
}
