import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { anchorBench } from './bench/anchors.ts';
import { labelledBench } from './bench/labelled.ts';
import { briefBench, type ReviewBench, reviewBench } from './bench/rooms.ts';
import { type SearchBench, searchBench } from './bench/search.ts';
import { type SpecReport, specBench } from './bench/specs/index.ts';
import { throughput } from './bench/throughput.ts';
import { type WebVttBench, webvttBench } from './bench/webvtt.ts';
import {
  type Block,
  brief,
  type Claim,
  type Document,
  define,
  EvidenceError,
  type EvidenceStore,
  type Figure,
  findBlocks,
  findClaims,
  findFigures,
  markCopies,
  moreLike,
  type Relation,
  type Repetition,
  readDocument,
  relateClaims,
  repetitionsOf,
  toAnnotations,
  toChaptersJson,
  toClaimReview,
  toCsv,
  toMarkdown,
  toProv,
  toWebVtt,
  warningInEnglish,
} from './index.ts';
import { MAX_BYTES } from './text/index.ts';

/** Thrown for a file that cannot be opened; carries `problem` like every error a person can put right. */
export class FileError extends Error {
  readonly problem: { code: 'unreadable'; path: string; reason: string };
  constructor(path: string, reason: string) {
    super(`${path} cannot be read: ${reason}.`);
    this.name = 'FileError';
    this.problem = { code: 'unreadable', path, reason };
  }
}

/** The bytes of a file. Throws FileError where it cannot be opened, EvidenceError `too-large` before anything of it is read. */
export function readBytes(path: string): Buffer {
  try {
    const { size } = statSync(path);
    if (size > MAX_BYTES)
      throw new EvidenceError({ code: 'too-large', name: basename(path), bytes: size, limit: MAX_BYTES });
    return readFileSync(path);
  } catch (error) {
    if (error instanceof EvidenceError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new FileError(path, REASONS[code ?? ''] ?? String(code));
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read by you',
  ELOOP: 'its links lead in a circle',
};

const open = (path: string): Document => readDocument(readBytes(path), basename(path));

/** What was read, for the head of every answer. */
export interface Source {
  file: string;
  /** SHA-256. */
  document: string;
  format: string;
  title?: string;
  date?: string;
  characters: number;
  warnings: string[];
}

function sourceOf(file: string, d: Document): Source {
  const source: Source = {
    file,
    document: d.id,
    format: d.format,
    characters: d.offsets.length,
    warnings: d.warnings.map(warningInEnglish),
  };
  if (d.title) source.title = d.title;
  if (d.date) source.date = d.date;
  return source;
}

/** `evidence figures FILE…`: every figure with its place and meaning. `date` (ISO) dates a document that does not say its own. */
export function figuresCommand(
  files: readonly string[],
  options: { date?: string } = {},
): { documents: Source[]; figures: ({ file: string } & Figure)[] } {
  if (options.date !== undefined && !/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(options.date))
    throw new EvidenceError({
      code: 'unknown-option',
      option: '--date',
      value: options.date,
      known: ['days as YYYY-MM-DD'],
    });
  const documents: Source[] = [];
  const figures: ({ file: string } & Figure)[] = [];
  for (const file of files) {
    const d = open(file);
    documents.push(sourceOf(file, d));
    for (const f of findFigures(d, options.date ? { date: options.date } : {})) figures.push({ file, ...f });
  }
  return { documents, figures };
}

/** `evidence claims FILE…`: the claims of all files and how they stand to each other. */
export function claimsCommand(files: readonly string[]): {
  documents: Source[];
  claims: Claim[];
  relations: Relation[];
} {
  const documents: Source[] = [];
  const claims: Claim[] = [];
  for (const file of files) {
    const d = open(file);
    // The same file named twice is one document.
    if (!claims.some(({ document }) => document === d.id)) claims.push(...findClaims(d));
    documents.push(sourceOf(file, d));
  }
  const marked = markCopies(claims);
  return { documents, claims: marked, relations: relateClaims(marked) };
}

/** `evidence blocks FILE…`: what each stretch of the files is, and which stretches repeat others. */
export function blocksCommand(files: readonly string[]): {
  documents: (Source & { blocks: (Block & { text: string })[]; repetitions: Repetition[] })[];
} {
  return {
    documents: files.map((file) => {
      const d = open(file);
      const blocks = findBlocks(d);
      return {
        ...sourceOf(file, d),
        blocks: blocks.map((b) => ({ ...b, text: d.text.slice(b.startUtf16, b.endUtf16) })),
        repetitions: repetitionsOf(blocks),
      };
    }),
  };
}

/** `evidence brief FILE`: the brief as data and as Markdown. */
export function briefCommand(file: string): { source: Source; brief: ReturnType<typeof brief>; markdown: string } {
  const d = open(file);
  const made = brief(d);
  return { source: sourceOf(file, d), brief: made, markdown: toMarkdown(made) };
}

/** `evidence define TERM FILE…`: where the files explain and use a term. */
export function defineCommand(
  term: string,
  files: readonly string[],
): { term: string; documents: (Source & ReturnType<typeof define>)[] } {
  return {
    term,
    documents: files.map((file) => {
      const d = open(file);
      return { ...sourceOf(file, d), ...define(d, term) };
    }),
  };
}

/** `evidence more-like ID… --in FILE…`: the other claims, most like the accepted first. */
export function moreLikeCommand(
  accepted: readonly string[],
  files: readonly string[],
  rejected: readonly string[] = [],
): { likeness: number; claim: Claim }[] {
  return moreLike(
    files.flatMap((file) => findClaims(open(file))),
    accepted,
    rejected,
  );
}

/** Formats of `evidence export`. */
export const EXPORTS = ['annotations', 'csv', 'prov', 'claimreview', 'markdown', 'chapters', 'webvtt'] as const;
export type Export = (typeof EXPORTS)[number];

/** `evidence export FILE --as FORMAT`: the text of the file to write. Throws EvidenceError for an unknown format. */
export function exportCommand(file: string, as: string): { source: Source; as: Export; text: string } {
  const known = EXPORTS.find((e) => e === as);
  if (!known) throw new EvidenceError({ code: 'unknown-option', option: '--as', value: as, known: [...EXPORTS] });
  const d = open(file);
  return { source: sourceOf(file, d), as: known, text: write(known, d) };
}

function write(as: Export, d: Document): string {
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  switch (as) {
    case 'annotations':
      return json(toAnnotations(findClaims(d)));
    case 'csv':
      return toCsv(findClaims(d));
    case 'prov':
      return json(toProv(d, findClaims(d), { name: 'buildout-evidence', version: '0.1.0' }));
    case 'claimreview':
      return json(findClaims(d).map((c) => toClaimReview(c, undefined, d)));
    case 'markdown':
      return toMarkdown(brief(d));
    case 'chapters':
      return `${toChaptersJson(d, brief(d).chapters)}\n`;
    case 'webvtt':
      return toWebVtt(d);
  }
}

/** `bench evidence --specs FOLDER`: our figures against public specifications of recognisers. Throws FileError for a folder that cannot be read. */
export function specsCommand(folder: string): SpecReport {
  try {
    return specBench(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw new FileError(
      folder,
      code === 'ENOENT' ? 'there is no such folder' : code === 'ENOTDIR' ? 'it is no folder' : code,
    );
  }
}

/** `bench evidence`: scores on labelled documents (a folder with `labels/`), anchors after edits, and speed. `skipped` says what was not measured and why. */
export function benchCommand(options: { documents?: string; specs?: string; webvtt?: string; own?: string } = {}): {
  labelled?: ReturnType<typeof labelledBench>;
  /** Against public specifications of recognisers. */
  specs?: SpecReport;
  webvtt?: WebVttBench;
  anchors: ReturnType<typeof anchorBench>;
  /** Sentences of the briefs, and the share whose anchor leads back to them. */
  briefs: ReturnType<typeof briefBench>;
  speed: ReturnType<typeof throughput>;
  skipped: string[];
} {
  const folder = options.documents ?? process.env.BUILDOUT_DOCUMENTS;
  const skipped: string[] = [];
  if (!folder) skipped.push('labelled documents: no folder given (--documents or BUILDOUT_DOCUMENTS)');
  if (!options.specs) skipped.push('specifications: no folder given (--specs or BUILDOUT_SPECS)');
  const { webvtt } = options;
  if (!webvtt) skipped.push('the W3C’s tests of WebVTT files: no folder given (--webvtt)');
  else if (!existsSync(webvtt)) throw new FileError(webvtt, 'there is no such folder');
  const own = options.own ?? new URL('../test/documents', import.meta.url).pathname;
  const specs = options.specs ? specsCommand(options.specs) : undefined;
  return {
    ...(webvtt ? { webvtt: webvttBench(webvtt) } : {}),
    ...(folder ? { labelled: labelledBench(folder) } : {}),
    ...(specs && { specs }),
    anchors: anchorBench(folder ?? own),
    briefs: briefBench(folder ?? own),
    speed: throughput(folder ?? own),
    skipped,
  };
}

/** `bench evidence`, what needs a store, which should be an empty one: search over many passages, decisions recorded and read back. */
export async function storeBench(
  store: EvidenceStore,
  options: { passages?: number; own?: string; onProgress?: (done: number, total: number) => void } = {},
): Promise<{ search: SearchBench; review: ReviewBench }> {
  const own = options.own ?? new URL('../test/documents', import.meta.url).pathname;
  const review = await reviewBench(store, own);
  return { search: await searchBench(store, options), review };
}
