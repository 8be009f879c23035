import type { benchCommand } from '@buildout/evidence/cli.ts';

type Specs = NonNullable<ReturnType<typeof benchCommand>['specs']>;
type Score = Specs['classes'][string];

/** Scores on public specifications as lines: what was left out, each file, each class, what is counted apart and why, every error. */
export function specsText({ files, classes, conventions, errors, skipped }: Specs): string[] {
  const lines = skipped.map((s) => `Specifications left out: ${s.file} (${s.reason})`);
  lines.push(
    `Specifications: ${files.length} files; of the results compared, those touched, exact, right in value and unit`,
  );
  for (const f of files) lines.push(`  ${f.file}: ${counts(f)}`);
  if (files.length > 0) lines.push('By class and language');
  for (const [key, score] of Object.entries(classes)) lines.push(`  ${key}: ${counts(score)}`);
  const apart = new Map<string, number>();
  for (const f of files) for (const [id, n] of Object.entries(f.aside)) apart.set(id, (apart.get(id) ?? 0) + n);
  for (const [id, n] of apart) lines.push(`  counted apart, ${n} × ${id}: ${conventions[id]}`);
  for (const e of errors) {
    const said = e.wanted === undefined ? '' : ` wanted ${e.wanted} got ${e.got}`;
    lines.push(`  ${e.type} at ${e.file} "${e.text}" in "${e.input}"${said}`);
  }
  return lines;
}

function counts(s: Score): string {
  const share = (n: number, of = s.wanted) => (of > 0 ? `${n} (${((100 * n) / of).toFixed(0)} %)` : `${n}`);
  const apart = Object.values(s.aside).reduce((a, b) => a + b, 0);
  const parts = [
    `${s.wanted} results`,
    `touched ${share(s.found)}`,
    `exact ${share(s.exact)}`,
    `exact or by convention ${share(s.exactByConvention)}`,
    `value ${share(s.value)}`,
  ];
  if (s.units > 0) parts.push(`unit ${share(s.unit, s.units)} of ${s.units}`);
  parts.push(`too much ${s.spurious}, precision ${share(s.found, s.found + s.spurious)}`);
  if (apart > 0) parts.push(`${apart} counted apart`);
  return parts.join(', ');
}
