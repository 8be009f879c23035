import type { Sheet } from './sheet.ts';

/** What went in and what stayed out, as text. */
export function account(sheets: Sheet[]): string {
  const lines = [`${'file'.padEnd(34)}${'read'.padStart(7)}${'written'.padStart(9)}`];
  for (const { file, read, lines: rows, left, changed } of sheets) {
    lines.push(`${file.padEnd(34)}${String(read).padStart(7)}${String(rows.length).padStart(9)}`);
    for (const [reason, times] of left) lines.push(`    left out ${times}: ${reason}`);
    for (const [reason, times] of changed) lines.push(`    changed ${times}: ${reason}`);
  }
  return `${lines.join('\n')}\n`;
}
