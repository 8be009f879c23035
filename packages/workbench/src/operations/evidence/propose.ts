/** An optional language model proposes claims of a document; what the document bears out joins the queue under its name. */
import {
  DROP_REASONS,
  type EndpointSettings,
  endpointOf,
  HelperError,
  helperProblemInEnglish,
  type ProposedBy,
  propose,
} from '@buildout/evidence';
import { operation } from '../operation.ts';
import { OperationError } from '../problems.ts';
import { openChosen } from './chosen.ts';
import { openDocument } from './documents.ts';
import { evidenceSchemas as schemas } from './inputs.ts';
import { findDocument, openRoom } from './room.ts';
import { viewsOf } from './views.ts';

export const evidencePropose = operation({
  name: 'evidence-propose',
  title: 'Let a language model propose claims',
  summary:
    'Asks an OpenAI-compatible endpoint for claims and sentences of a document; keeps those that stand in it word for word, for review.',
  ...schemas.propose,
  examples: [],
  async do({ document: asked, endpoint: url, model, parts }, host) {
    if (!host.helper)
      throw new OperationError({ code: 'not-here', what: 'Asking a language model', reason: 'there is no network' });
    const { fetch, ...set } = host.helper;
    const endpoint = endpointOf(settingsFor(set, url, model));
    const room = await openRoom(host);
    const entry = findDocument(room.documents.values(), asked);
    const document = await openDocument(room, entry);
    const rules = [...room.claims.values()].filter((one) => one.origin === 'rules' && one.claim.document === entry.id);
    const made = await propose(document, endpoint, {
      fetch,
      maxWindows: parts,
      claims: rules.map(({ claim }) => claim),
      onProgress: (done, total) => host.progress?.({ what: 'parts of the document', done, total }),
    });
    const at = host.now().toISOString();
    const dated = <T extends { proposedBy?: ProposedBy }>(one: T): T => ({
      ...one,
      ...(one.proposedBy && { proposedBy: { ...one.proposedBy, at } }),
    });
    const claims = made.claims.map(dated);
    const { added } = claims.length > 0 ? await room.store.addClaims(entry.id, made.origin, claims) : { added: 0 };
    const sentences = made.sentences.map(dated);
    const { added: addedSentences } =
      sentences.length > 0 ? await room.store.addSentences(entry.id, made.origin, sentences) : { added: 0 };
    const after = await openRoom(host);
    const chosen = await openChosen(after.store, after.documents);
    return {
      document: entry.id,
      origin: made.origin,
      parts: made.windows,
      proposed: made.proposed,
      kept: made.claims.length + made.sentences.length,
      added,
      addedSentences,
      dropped: made.dropped.map(({ reason, text }) => ({ reason, because: DROP_REASONS[reason], text })),
      claims: await viewsOf(
        after,
        made.claims.map(({ id }) => id),
      ),
      sentences: made.sentences.map(({ id }) => chosen.view(id)),
      problems: made.problems.map(({ window, problem }) => ({
        ...window,
        code: problem.code,
        message: helperProblemInEnglish(problem),
      })),
    };
  },
});

/** The key belongs to the address it was set up with: another address gets none. */
function settingsFor(set: EndpointSettings, url: string | undefined, model: string | undefined): EndpointSettings {
  const asked = { url: url ?? set.url, model: model ?? set.model };
  if (set.key === undefined || (url !== undefined && addressOf(url) !== addressOf(set.url))) return asked;
  return { ...asked, key: set.key };
}

function addressOf(url: string | undefined): string | undefined {
  try {
    return endpointOf({ url, model: 'any' }).address;
  } catch (error) {
    if (error instanceof HelperError) return undefined;
    throw error;
  }
}
