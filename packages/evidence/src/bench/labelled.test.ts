import { describe, expect, test } from 'vitest';
import { anchorBench } from './anchors.ts';
import { labelledBench } from './labelled.ts';

const folder = process.env.BUILDOUT_DOCUMENTS;
if (!folder) console.warn('Skipped: labelled documents (set BUILDOUT_DOCUMENTS to a folder with labels/)');

describe.skipIf(!folder)('labelled documents', () => {
  test('tier A reaches the gates', () => {
    const { figures, chrome } = labelledBench(folder!);
    expect(figures.tierA.overlapF1).toBeGreaterThanOrEqual(0.95);
    expect(figures.tierA.strictSpan).toBeGreaterThanOrEqual(0.9);
    expect(figures.tierA.value).toBeGreaterThanOrEqual(0.92);
    expect(figures.tierA.unit).toBeGreaterThanOrEqual(0.85);
    expect(figures.hardNegatives.hit).toBeLessThanOrEqual(5);
    expect(chrome.found).toBe(chrome.labels);
  });

  test('anchors survive edits and refuse a changed figure', () => {
    const share = Object.fromEntries(anchorBench(folder!).map((a) => [a.edit, a.share]));
    expect(share.typos).toBeGreaterThanOrEqual(0.98);
    expect(share['white space']).toBeGreaterThanOrEqual(0.995);
    expect(share.insertion).toBeGreaterThanOrEqual(0.99);
    expect(share.changed).toBeLessThanOrEqual(0.05);
  });
});
