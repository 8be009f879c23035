/** Reads a document in the page itself, for pages without a server: figures and brief, no review. */
import {
  brief,
  type Claim,
  findBlocks,
  findClaims,
  findFigures,
  meantOf,
  REPAIRS,
  readDocument,
} from '@buildout/evidence';
import type { Brief, Opened, View } from './api.ts';

export type FromReader = { opened: Omit<Opened, 'claims'> & { claims: View[] }; brief: Brief } | { problem: string };

addEventListener('message', (event: MessageEvent<{ name: string; bytes: Uint8Array }>) => {
  const { name, bytes } = event.data;
  const say = (message: FromReader) => postMessage(message);
  try {
    const document = readDocument(bytes, name);
    const blocks = findBlocks(document);
    const claims = findClaims(document, findFigures(document), blocks).map((claim) => viewOf(claim, name));
    say({
      opened: {
        document: {
          id: document.id,
          name,
          format: document.format,
          ...(document.title !== undefined && { title: document.title }),
          ...(document.date !== undefined && { date: document.date }),
          url: '',
          licence: '',
          addedAt: '',
          characters: document.offsets.length,
          passages: blocks.length,
          claims: claims.length,
        },
        text: document.text,
        blocks,
        claims,
      },
      brief: brief(document),
    });
  } catch (error) {
    say({ problem: (error as Error).message });
  }
});

function viewOf(claim: Claim, documentName: string): View {
  const { id, document, key, figure, anchor, sentence, said, speaker, copyOf, prediction } = claim;
  return {
    id,
    documentId: document,
    documentName,
    origin: 'rules',
    ...(said !== undefined && { said }),
    ...(speaker !== undefined && { speaker }),
    key,
    figure,
    repairs: figure.repairs.map((repair) => ({ name: repair, assumes: REPAIRS[repair]?.assumes ?? '' })),
    anchor,
    sentence,
    context: { before: '', after: '' },
    status: 'waiting',
    meant: meantOf(claim),
    decidedBy: [],
    seen: 0,
    ...(copyOf !== undefined && { copyOf }),
    ...(prediction && { prediction }),
    parameter: null,
    parameterSign: 1,
    factId: null,
    noFact: null,
  };
}
