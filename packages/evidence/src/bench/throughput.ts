import { loadavg } from 'node:os';
import { findBlocks } from '../blocks/index.ts';
import { brief } from '../brief/index.ts';
import { findClaims, relateClaims } from '../claims/index.ts';
import { findFigures } from '../figures/index.ts';
import { readDocument } from '../readers/index.ts';
import type { Document } from '../text/index.ts';
import { documentsOf } from './folder.ts';

export interface Speed {
  /** Bytes of one round. */
  bytes: number;
  /** Megabytes a second on one core, median of the rounds. */
  figures: number;
  pipeline: number;
  /** The same per second of processor time, all threads counted: what one core gives when nobody else uses it. */
  figuresCpu: number;
  pipelineCpu: number;
  /** Load of the machine over the last minute, to judge the first two by. */
  load: number;
  /** Milliseconds for a made transcript of one hour (9,000 words, a cue every three seconds). */
  hourTranscript: number;
  rounds: number;
}

/** How fast figures and the whole pipeline (read, blocks, figures, claims, relations, brief) run here, on the documents of a folder. */
export function throughput(folder: string, rounds = 5): Speed {
  const documents = documentsOf(folder);
  const encoder = new TextEncoder();
  const raw = documents.map((d) => ({ d, bytes: encoder.encode(d.text) }));
  const bytes = raw.reduce((n, r) => n + r.bytes.length, 0);
  const repeat = Math.max(1, Math.ceil(400_000 / Math.max(1, bytes)));
  const figureTimes: number[] = [];
  const pipelineTimes: number[] = [];
  const figureCpu: number[] = [];
  const pipelineCpu: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const figureRun = timed(() => {
      for (let k = 0; k < repeat; k++) for (const { d } of raw) findFigures(d);
    });
    const pipelineRun = timed(() => {
      for (let k = 0; k < repeat; k++) for (const { d, bytes: b } of raw) pipeline(readDocument(b, d.name));
    });
    if (round === 0) continue; // the first round warms the compiler
    figureTimes.push(figureRun.wall);
    pipelineTimes.push(pipelineRun.wall);
    figureCpu.push(figureRun.cpu);
    pipelineCpu.push(pipelineRun.cpu);
  }
  const vtt = encoder.encode(hour(documents));
  const t = performance.now();
  pipeline(readDocument(vtt, 'hour.vtt'));
  const hourTranscript = performance.now() - t;
  const rate = (times: number[]) => (bytes * repeat) / 1e3 / median(times);
  return {
    bytes,
    figures: rate(figureTimes),
    pipeline: rate(pipelineTimes),
    figuresCpu: rate(figureCpu),
    pipelineCpu: rate(pipelineCpu),
    load: loadavg()[0],
    hourTranscript,
    rounds,
  };
}

function timed(run: () => void): { wall: number; cpu: number } {
  const wall = performance.now();
  const cpu = process.cpuUsage();
  run();
  const used = process.cpuUsage(cpu);
  return { wall: performance.now() - wall, cpu: (used.user + used.system) / 1e3 };
}

function pipeline(d: Document): void {
  const blocks = findBlocks(d);
  const figures = findFigures(d);
  relateClaims(findClaims(d, figures, blocks));
  brief(d, figures, blocks);
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1];
}

/** The documents' words as an hour of subtitles. */
function hour(documents: readonly Document[]): string {
  const words = documents.flatMap((d) =>
    d.text
      .replace(/-->|[<>&]/g, ' ')
      .split(/\s+/)
      .filter(Boolean),
  );
  const out = ['WEBVTT', ''];
  const stamp = (s: number) => `${String(Math.floor(s / 60)).padStart(2, '0')}:${String(s % 60).padStart(2, '0')}.000`;
  for (let cue = 0; cue < 1199; cue++) {
    const from = cue * 3;
    const said = Array.from({ length: 8 }, (_, k) => words[(cue * 8 + k) % words.length]).join(' ');
    out.push(`${stamp(from)} --> ${stamp(from + 3)}`, said, '');
  }
  return out.join('\n');
}
