import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { parseWebVtt } from '../readers/index.ts';

export interface WebVttBench {
  passed: number;
  total: number;
  /** One line for each case that went wrong. */
  failures: string[];
  /** Cases that ask for what a parser of cues has not: style sheets of a page. */
  left: string[];
}

/**
 * The W3C's tests of WebVTT files (web-platform-tests, `webvtt/parsing/file-parsing/support`): every `.test` is a head, an empty line, its
 * assertions as a script, `===`, and the file with escapes; every `.vtt` beside them must be refused. The assertions run without any access,
 * for at most a second; only folders that somebody names are run.
 */
export function webvttBench(folder: string): WebVttBench {
  const out: WebVttBench = { passed: 0, total: 0, failures: [], left: [] };
  const judge = (name: string, faults: string[]) => {
    out.total++;
    if (faults.length === 0) out.passed++;
    else out.failures.push(`${name}: ${faults[0]}`);
  };
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.vtt')) {
      const read = parseWebVtt(readFileSync(join(folder, name), 'utf8'));
      judge(name, read ? ['it was read, and must be refused'] : []);
    } else if (name.endsWith('.test')) {
      const body = readFileSync(join(folder, name), 'utf8').replace(/^[\s\S]*?\n\n/, '');
      const at = body.indexOf('===\n');
      const script = body.slice(0, at);
      if (at < 0 || /\bdocument\b/.test(script)) out.left.push(name);
      else judge(name, faultsOf(script, unescaped(body.slice(at + 4))));
    }
  }
  return out;
}

function faultsOf(script: string, file: string): string[] {
  const faults: string[] = [];
  const equal = (got: unknown, wanted: unknown, where?: unknown) => {
    if (got !== wanted) faults.push(`${where ?? ''} got ${String(got)}, wanted ${String(wanted)}`.trim());
  };
  const read = parseWebVtt(file);
  const regions = new Map(
    read?.regions.map((r) => {
      const [regionAnchorX, regionAnchorY] = r.regionAnchor;
      const [viewportAnchorX, viewportAnchorY] = r.viewportAnchor;
      return [r.id, { ...r, regionAnchorX, regionAnchorY, viewportAnchorX, viewportAnchorY }];
    }),
  );
  const cues = (read?.cues ?? []).map(({ id, start, end, text, settings: { region, ...settings } }) => ({
    ...settings,
    ...{ id, text, startTime: start, endTime: end },
    region: region === undefined ? null : regions.get(region),
  }));
  const scope = {
    cues,
    assert_equals: equal,
    assert_not_equals: (a: unknown, b: unknown) => a === b && faults.push('two things that must differ are the same'),
    assert_true: (value: unknown, where?: unknown) => equal(value, true, where),
    assert_false: (value: unknown, where?: unknown) => equal(value, false, where),
  };
  try {
    runInNewContext(script, scope, { timeout: 1000, contextCodeGeneration: { strings: false, wasm: false } });
  } catch (error) {
    faults.push((error as Error).message);
  }
  return faults;
}

const SIGNS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v', '\\': '\\', '\n': '' };

/** The escapes of the tests: those of a string of Python, and a backslash that joins lines. */
function unescaped(text: string): string {
  return text.replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([0-7]{1,3})|([nrtfv\\\n]))/gi, (_, x, u, octal, sign) =>
    sign !== undefined
      ? SIGNS[sign]
      : String.fromCharCode(octal === undefined ? Number.parseInt(x ?? u, 16) : Number.parseInt(octal, 8)),
  );
}
