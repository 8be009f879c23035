import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBlocks, isChrome } from '../blocks/index.ts';
import { brief } from '../brief/index.ts';
import { findFigures } from '../figures/index.ts';
import { type AboutScore, type EpisodeLabel, scoreAbout } from './about.ts';
import { documentsOf } from './folder.ts';
import { jsonLines, type Label, type NotFigure } from './labels.ts';
import { type FigureScore, scoreFigures } from './score.ts';

interface Place {
  file: string;
  start: number;
  end?: number;
}

/** Scores against the hand labels of a folder: figures by class, page furniture, chapter starts, what the page says about itself. Only files that have labels are scored. */
export function labelledBench(folder: string): {
  files: string[];
  figures: FigureScore;
  chrome: { labels: number; found: number };
  chapters: { labels: number; found: number; suggested: number };
  about: AboutScore;
} {
  const rows = <T>(name: string): T[] => {
    const path = join(folder, 'labels', name);
    return existsSync(path) ? jsonLines<T>(readFileSync(path, 'utf8')) : [];
  };
  const labels = rows<Label>('figures.jsonl');
  const files = [...new Set(labels.map((l) => l.file))];
  const documents = documentsOf(folder).filter((d) => files.includes(d.name));
  const found = new Map(documents.map((d) => [d.name, findFigures(d)]));
  const chrome = rows<Place>('chrome.jsonl');
  const chapters = rows<Place>('chapters.jsonl');
  let chromeFound = 0;
  let chaptersFound = 0;
  let suggested = 0;
  for (const d of documents) {
    const furniture = findBlocks(d).filter(isChrome);
    for (const c of chrome)
      if (c.file === d.name && furniture.some((b) => b.start <= c.start && b.end >= (c.end ?? c.start))) chromeFound++;
    const wanted = chapters.filter((c) => c.file === d.name);
    if (wanted.length === 0) continue;
    const starts = brief(d).chapters.map((c) => c.start);
    suggested += starts.length;
    for (const c of wanted) if (starts.some((s) => Math.abs(s - c.start) <= 2)) chaptersFound++;
  }
  return {
    files,
    figures: scoreFigures(
      found,
      labels,
      rows<NotFigure>('not_figures.jsonl').filter((n) => files.includes(n.file)),
    ),
    chrome: { labels: chrome.length, found: chromeFound },
    about: scoreAbout(documents, rows<EpisodeLabel>('episodes.jsonl')),
    chapters: { labels: chapters.length, found: chaptersFound, suggested },
  };
}
