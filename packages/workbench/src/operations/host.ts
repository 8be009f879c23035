import type { EndpointSettings, EvidenceStore, Fetch } from '@buildout/evidence';
import type { Machine } from '../runs/bench.ts';
import type { Pool } from '../runs/index.ts';

/** What an operation may ask of the place where it runs: a terminal, a server, or a page's worker. */
export interface Host {
  /** Absolute folder of the data (`companies.csv`, `scenarios/` …). */
  data: string;
  /** Absolute folder that results are written to. */
  out: string;
  /** Threads an ensemble may use. */
  threads: number;
  /** The threads themselves, started when first asked for; absent where there is only this one. */
  pool?: () => Pool;
  /** What machine this is, for measurements. */
  machine(): Machine;
  /** Bytes of memory the process holds. */
  memory(): number;
  /** This moment, for the date printed on a report; never reaches a run. */
  now(): Date;
  /** Called now and then during long work; absent where nobody looks. */
  progress?: (step: Progress) => void;
  /** Reads a UTF-8 file; throws OperationError when it cannot be read. */
  read(path: string): Promise<string>;
  /** All text files under a folder (`.csv`, `.json`, `.md` …): path below it with slashes → text, sorted; empty when there is no such folder. */
  files(folder: string): Promise<Map<string, string>>;
  /** Writes the whole file or, on any error, nothing (OperationError `unwritable`). Relative paths are under `out`. Returns the absolute path. */
  write(path: string, text: string): Promise<string>;
  /** Throws the same error where `write` to this path would fail, before anybody has waited for what is to be written; absent where there is no disk. */
  mayWrite?(path: string): Promise<void>;
  /** Recomputes the case files of folders, or those that come with the program; absent where there is no disk. */
  verify?(folders: string[]): { cases: CaseVerdict[]; skipped: { path: string; reason: string }[] };
  /** The workspace's evidence, opened when first asked for; absent where there is none. Throws StoreError. */
  evidence?: () => Promise<EvidenceStore>;
  /** Whether a workspace has been made here: a mere look (a fact named in a setting, a sentence in an explanation) makes none. */
  keepsEvidence?: () => boolean;
  /** An optional language model and the way to it; asked only when somebody asks for it. Absent where there is no network. */
  helper?: EndpointSettings & { fetch: Fetch };
  /** Ends the threads and closes the evidence. */
  close?(): Promise<void>;
}

/** What became of one published case. */
export interface CaseVerdict {
  id: string;
  kind: string;
  status: 'agrees' | 'differs' | 'unsupported';
  /** NaN where nothing was compared. */
  maxDifference: number;
  reason: string;
  source: string;
}

/** `done` of `total` of what is being done. */
export interface Progress {
  /** In the user's words: “scenarios”. */
  what: string;
  done: number;
  total: number;
}
