import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gallery } from './gallery.ts';
import {
  type Chart,
  fanChart,
  lineChart,
  moneyFlowChart,
  smallMultiples,
  sparkline,
  stackedBars,
  standalone,
  tornadoChart,
  waterfallChart,
} from './index.ts';

const golden = (name: string) => new URL(`./golden/${name}.svg`, import.meta.url);

/** Elements balance and nothing is malformed: a small reader is enough for text that this folder wrote. */
function expectWellFormed(svg: string): void {
  const open: string[] = [];
  for (const [, close, name, self] of svg.matchAll(/<(\/?)([a-zA-Z]+)(?:\s+[a-zA-Z0-9:-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (close) expect(open.pop()).toBe(name);
    else if (!self) open.push(name ?? '');
  }
  expect(open).toEqual([]);
  expect(svg.replace(/<\/?[a-zA-Z]+(?:\s+[a-zA-Z0-9:-]+="[^"<]*")*\s*\/?>/g, '')).not.toMatch(/[<>]/);
}

function expectSound(chart: Chart): void {
  expectWellFormed(chart.svg);
  expect(chart.svg).not.toMatch(/NaN|Infinity|undefined|[0-9]e[-+][0-9]/);
  expect(chart.svg).toMatch(/role="img"/);
  for (const row of chart.table.rows) expect(row).toHaveLength(chart.table.columns.length);
}

describe('golden pictures', () => {
  test.each(Object.keys(gallery))('%s is drawn as before', (name) => {
    const chart = gallery[name]?.();
    if (!chart) throw new Error(name);
    expectSound(chart);
    const changed = golden(`${name}-changed`);
    if (!existsSync(golden(name))) {
      // A new picture is written only where a person works; a missing one fails in CI.
      expect(process.env.CI, `golden/${name}.svg is missing`).toBeFalsy();
      writeFileSync(golden(name), chart.svg);
    }
    if (readFileSync(golden(name), 'utf8') !== chart.svg) {
      writeFileSync(changed, chart.svg);
      expect.fail(
        `the picture differs: compare golden/${name}.svg with golden/${name}-changed.svg; if the new one is right, put it in place of the old`,
      );
    }
    rmSync(changed, { force: true });
  });

  test('every picture has its own ids and colours that stand alone', () => {
    for (const [name, draw] of Object.entries(gallery)) {
      const { svg } = draw();
      expect(standalone(svg), name).not.toContain('var(');
      for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(svg).toContain(`id="${id}"`);
    }
  });
});

const head = { title: 'Any <b>numbers</b> & "names"', unit: 'USD/year' };
const money = fc.oneof(
  fc.double({ min: -1e13, max: 1e13, noNaN: true }),
  fc.constantFrom(0, 1, -1, 1e-9, Number.NaN, Number.POSITIVE_INFINITY),
);
const moment = fc.record({ t: fc.double({ min: 2020, max: 2040, noNaN: true }), value: money });
const words = fc.string({ maxLength: 80, unit: 'grapheme' });

describe('any numbers and any names give a well-formed picture', () => {
  test('lines', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            id: words,
            label: words,
            values: fc.array(moment, { maxLength: 8 }),
            baseline: fc.array(moment, { maxLength: 3 }),
          }),
          { maxLength: 5 },
        ),
        fc.array(moment, { maxLength: 3 }),
        (lines, seen) => {
          expectSound(lineChart({ ...head, lines, seen, said: seen }));
        },
      ),
      { numRuns: 60, endOnFailure: true },
    );
  });
  test('bars, both ways', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ label: words, values: fc.array(money, { minLength: 3, maxLength: 3 }) }), {
          maxLength: 12,
        }),
        fc.boolean(),
        (bars, sideways) => {
          expectSound(
            stackedBars({ ...head, sideways, bars, parts: ['a', 'b', 'c'].map((id) => ({ id, label: id })) }),
          );
        },
      ),
      { numRuns: 60, endOnFailure: true },
    );
  });
  test('fans, waterfalls, tornadoes, multiples, sparklines', () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 10 }), words, (values, label) => {
        expectSound(
          fanChart({
            ...head,
            probabilities: [0.1, 0.5, 0.9],
            moments: values.map((m) => ({ t: m.t, quantiles: [m.value, m.value, m.value] })),
          }),
        );
        expectSound(
          waterfallChart({
            ...head,
            steps: values.map((m, i) => ({ label, value: m.value, kind: i ? 'change' : 'total' })),
          }),
        );
        expectSound(
          tornadoChart({
            ...head,
            base: 1,
            inputs: values.map((m, i) => ({
              id: `i${i}`,
              label,
              unit: '1',
              low: { input: 0, value: m.value },
              high: { input: 1, value: -m.value },
            })),
          }),
        );
        expectSound(smallMultiples({ ...head, panels: values.map((m, i) => ({ id: `p${i}`, label, values: [m] })) }));
        expectSound(sparkline({ ...head, values }));
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
  test('money flows', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const flow = fc.record({ from: fc.constantFrom(...ids), to: fc.constantFrom(...ids), value: money });
    fc.assert(
      fc.property(fc.array(flow, { maxLength: 20 }), fc.constantFrom(undefined, ...ids), (flows, highlight) => {
        const companies = ids.map((id, i) => ({ id, label: id, sector: `s${i % 4}` }));
        const sectors = ['s0', 's1', 's2', 's3'].map((id) => ({ id, label: id }));
        expectSound(moneyFlowChart({ ...head, companies, sectors, flows, ...(highlight ? { highlight } : {}) }));
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});

describe('the table and the file carry the numbers of the picture', () => {
  test('unrounded, in the unit of the model, with source and credit', () => {
    const { csv } = lineChart({
      ...head,
      source: 'filings',
      credit: 'Epoch AI, CC BY 4.0',
      runId: 'abc',
      lines: [{ id: 'x', label: '=SUM(A1)', values: [{ t: 2026, value: 123456789.123 }] }],
    });
    expect(csv.split('\r\n').slice(0, 2)).toEqual([
      'time,line,kind,value (USD/year)',
      "2026,'=SUM(A1),follows,123456789.123",
    ]);
    expect(csv).toContain('# Credit: Epoch AI, CC BY 4.0');
  });
});
