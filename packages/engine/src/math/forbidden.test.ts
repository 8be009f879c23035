import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const FORBIDDEN =
  /\bMath\.(exp|expm1|log|log1p|log2|log10|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|cbrt|hypot|random)\b|\*\*/;

/** The text of a file without its comments. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}

test.each(['packages/engine/src', 'packages/workbench/src/model'])(
  '%s uses none of the host functions whose last bits differ between machines',
  (folder) => {
    const root = join(import.meta.dirname, '../../../..', folder);
    const offenders = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts'))
      .filter((f) => FORBIDDEN.test(code(readFileSync(join(root, f), 'utf8'))));
    expect(offenders).toEqual([]);
  },
);
