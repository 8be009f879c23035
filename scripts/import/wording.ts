import type { Sheet } from './sheet.ts';

/** Remarks about how a row was collected, said for a reader of the data: how sure it is, not who looked when. */
const PLAIN: [RegExp, string][] = [
  [/\bstored web page\b/g, 'web page'],
  [/\bpages corpus\b/g, 'web page'],
  [
    / \(relayed via [^;)]*; specific exhibit URL not independently re-verified by the [a-z]*\)?/g,
    ' (read second-hand; exhibit address not re-checked)',
  ],
  [/ ?not an independently fetched dedicated article this pass/g, ' no article of its own'],
  [/ on the fetched company blog itself/g, ' on the company blog'],
  [/,? ?\bin this pass\b/g, ''],
  [/ this pass\b/g, ''],
  [/\bfrom query wording of public announcement\b/g, 'from the wording of the public announcement, second-hand'],
  [/\bfigures of the brief, S-1\/424B4\b/g, 'figures of S-1 and 424B4'],
  [/\bfigure from an excerpt with no address\b/g, 'figure from an excerpt without an address'],
];

/** Rewrites such remarks in every text column; ids, addresses and keys stay as they are. */
export function plainWording(sheet: Sheet): Sheet {
  for (const line of sheet.lines) {
    for (const column of ['note', 'via', 'conditions', 'status', 'reason', 'source']) {
      const cell = line[column];
      if (cell === undefined || cell === '' || /^(https?:|deals:|financials:|series:)/.test(cell)) continue;
      line[column] = PLAIN.reduce((text, [pattern, plain]) => text.replace(pattern, plain), cell);
    }
  }
  return sheet;
}
