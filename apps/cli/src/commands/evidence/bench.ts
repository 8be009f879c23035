/** `buildout bench evidence`: how good the extraction is, whether places are found again, and how fast all of it runs here. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreError } from '@buildout/evidence';
import { benchCommand, claimsCommand, storeBench } from '@buildout/evidence/cli.ts';
import { plain } from '@buildout/workbench/charts/index.ts';
import {
  type Coverage,
  coverageOf,
  groundOf,
  RELATIONS,
  type Relation,
} from '@buildout/workbench/operations/evidence/bearing/index.ts';
import { openWorkbench } from '@buildout/workbench/operations/workbench.ts';
import { wholeNumber } from '../../options.ts';
import { showProgress } from '../../progress.ts';
import { safe } from '../../show/safe.ts';
import { type AddCommand, command } from '../command.ts';
import { specsText } from './bench-specs.ts';

type Measured = ReturnType<typeof benchCommand> & { leading?: Coverage } & Partial<
    Awaited<ReturnType<typeof storeBench>>
  >;

interface BenchOptions {
  documents?: string;
  specs?: string;
  webvtt?: string;
  passages?: number;
  store: boolean;
}

export const addEvidenceBench: AddCommand = (program, { terminal, host }) => {
  const bench = program.commands.find((c) => c.name() === 'bench') ?? program.command('bench');
  command(
    bench,
    'evidence',
    'Scores the extraction on labelled documents and on public specifications of recognisers, anchors after edits, briefs, speed, search over many passages, and review.',
    [
      'bench evidence --documents my-documents',
      'bench evidence --specs Specs --no-store',
      'bench evidence --passages 10000 --json',
      'bench evidence --no-store',
    ],
  )
    .option('--documents <folder>', 'a folder of documents with labels/ (or BUILDOUT_DOCUMENTS)')
    .option('--specs <folder>', 'a folder of specifications in the form of Recognizers-Text (or BUILDOUT_SPECS)')
    .option('--webvtt <folder>', 'the W3C’s tests of WebVTT files: *.test with their assertions, *.vtt to be refused')
    .option('--passages <number>', 'passages to search (100,000)', wholeNumber('--passages', 1, 10_000_000))
    .option('--no-store', 'without a database: neither search nor review')
    .action(
      async (
        { documents, specs, webvtt, passages, store }: BenchOptions,
        self: { optsWithGlobals(): { json?: boolean } },
      ) => {
        const folder = documents ?? terminal.env.BUILDOUT_DOCUMENTS;
        const suite = specs ?? terminal.env.BUILDOUT_SPECS;
        const measured: Measured = benchCommand({
          ...(folder && { documents: folder }),
          ...(suite && { specs: suite }),
          ...(webvtt && { webvtt }),
        });
        if (folder) measured.leading = await leadingIn(folder);
        const inStore = store
          ? await withStore(passages ?? 100_000)
          : { skipped: 'search and review: asked to (--no-store)' };
        if ('skipped' in inStore) measured.skipped.push(inStore.skipped);
        else Object.assign(measured, inStore);
        for (const s of measured.skipped) terminal.err(`Skipped: ${s}\n`);
        const text = self.optsWithGlobals().json ? JSON.stringify(measured, null, 2) : benchText(measured);
        terminal.out(`${text}\n`);
      },
    );

  /** How many claims of a folder's documents lead to a number of the workbench. */
  async function leadingIn(folder: string): Promise<Coverage> {
    const files = (await readdir(folder, { withFileTypes: true }))
      .filter((entry) => entry.isFile() && entry.name !== 'README.md')
      .map(({ name }) => join(folder, name));
    const model = await openWorkbench(host);
    const { links: _, ...coverage } = coverageOf(claimsCommand(files).claims, groundOf(model.facts, model));
    return coverage;
  }

  /** A store of its own in a folder that is removed afterwards; the workspace is left alone. */
  async function withStore(passages: number): Promise<Awaited<ReturnType<typeof storeBench>> | { skipped: string }> {
    let folder: string;
    try {
      folder = await mkdtemp(join(tmpdir(), 'buildout-bench-'));
    } catch (error) {
      return { skipped: `search and review: no folder for a store (${(error as NodeJS.ErrnoException).code})` };
    }
    const progress = showProgress(terminal);
    try {
      const { openStore } = await import('@buildout/store');
      const store = await openStore({ folder: join(folder, 'postgres') });
      try {
        const onProgress = (done: number, total: number) => progress.step({ what: 'passages', done, total });
        return await storeBench(store, { passages, onProgress });
      } finally {
        await store.close();
      }
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return { skipped: `search and review: ${error.message}` };
    } finally {
      progress.end();
      await rm(folder, { recursive: true, force: true });
    }
  }
};

const CLOSEST: Record<Relation, string> = {
  same: 'the same quantity',
  derived: 'by a named ratio or growth',
  kind: 'the same quantity at another time',
  bears: 'bearing on it',
};

function benchText(r: Measured): string {
  const share = (n: number) => n.toFixed(3);
  const lines: string[] = [];
  if (r.labelled) {
    const { figures: f, chrome, chapters, about } = r.labelled;
    lines.push(
      `Figures, tier A: overlap F1 ${share(f.tierA.overlapF1)}, strict span ${share(f.tierA.strictSpan)}, value ${share(f.tierA.value)}, unit ${share(f.tierA.unit)}; hard negatives hit ${f.hardNegatives.hit} of ${f.hardNegatives.total}`,
    );
    for (const [kind, c] of Object.entries(f.byKind))
      lines.push(`  ${kind}: ${c.found} of ${c.labels} found, span ${c.strictSpan}, value ${c.value}, unit ${c.unit}`);
    lines.push(
      `Page furniture ${chrome.found} of ${chrome.labels}; chapter starts ${chapters.found} of ${chapters.labels} (${chapters.suggested} given)`,
      `Title, programme, date, length and tags ${about.fields.right} of ${about.fields.labels}; people ${about.people.found} of ${about.people.labels} (${about.people.given} given)`,
    );
    for (const e of f.errors)
      lines.push(
        `  ${e.type} at ${e.file}:${e.start} "${e.text}"${e.wanted !== undefined ? ` wanted ${e.wanted}` : ''}${e.got !== undefined ? ` got ${e.got}` : ''}`,
      );
  }
  if (r.specs) lines.push(...specsText(r.specs));
  if (r.webvtt) {
    const left = r.webvtt.left.length > 0 ? ` (left out, about style sheets: ${r.webvtt.left.join(', ')})` : '';
    lines.push(`WebVTT files of the W3C: ${r.webvtt.passed} of ${r.webvtt.total} as expected${left}`);
    for (const failure of r.webvtt.failures) lines.push(`  ${safe(failure)}`);
  }
  if (r.leading) {
    const { claims, leading, same, parameters, answers, rows, byKind, byRelation, reasons } = r.leading;
    lines.push(
      `Claims that lead to a number of the workbench: ${leading} of ${claims} (${same} are the same quantity as one); to parameters ${parameters}, answers ${answers}, rows of data ${rows}`,
      `  the closest: ${RELATIONS.map((one) => `${byRelation[one]} ${CLOSEST[one]}`).join(', ')}`,
      ...byKind.map((k) => `  ${k.kind}: ${k.leading} of ${k.claims}`),
      `Claims that lead to none: ${claims - leading}, by what stood in the way`,
      ...reasons.map(({ reason, claims: count, example }) => `  ${count}: ${reason} (“${safe(example)}”)`),
    );
  }
  for (const a of r.anchors)
    lines.push(
      `Anchors, ${a.edit}: ${share(a.share)} of ${plain(a.trials, 0)}${a.edit === 'changed' ? ' wrongly found' : ' found in place'}`,
    );
  lines.push(
    `Briefs: ${plain(r.briefs.anchored, 0)} of ${plain(r.briefs.sentences, 0)} sentences lead back to their place (${share(r.briefs.share)})`,
  );
  const { speed } = r;
  const rate = (wall: number, cpu: number) =>
    `${wall.toFixed(2)} MB/s (${cpu.toFixed(2)} per second of processor time)`;
  lines.push(
    `Speed at load ${speed.load.toFixed(1)}: figures ${rate(speed.figures, speed.figuresCpu)}, pipeline ${rate(speed.pipeline, speed.pipelineCpu)}, one-hour transcript ${speed.hourTranscript.toFixed(0)} ms`,
  );
  if (r.search) {
    const { passages, words, loading, queries } = r.search;
    lines.push(
      `Search over ${plain(passages, 0)} passages (${plain(words / 1e6, 1)} million words, loaded in ${loading.toFixed(0)} s), median and 95th percentile`,
      ...queries.map(
        (q) => `  ${q.query}: ${q.median.toFixed(1)} ms, ${q.p95.toFixed(1)} ms (${plain(q.found, 0)} found)`,
      ),
    );
  }
  if (r.review)
    lines.push(
      `Review: ${plain(r.review.decisions, 0)} decisions recorded and read back, ${r.review.lost} lost, ${r.review.median.toFixed(1)} ms each (95 % within ${r.review.p95.toFixed(1)} ms)`,
    );
  return lines.join('\n');
}
