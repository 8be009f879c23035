import { describe, expect, test } from 'vitest';
import { buildout } from '../recording.ts';

describe('facts', () => {
  test('gives what a company reported, with source, date and confidence', async () => {
    const { out } = await buildout(['facts', 'capex', '--company', 'coreweave', '--limit', '3', '--json']);
    const { facts } = JSON.parse(out);
    expect(facts).toHaveLength(3);
    for (const fact of facts) {
      expect(fact.label).toMatch(/^coreweave .*capex/);
      expect(fact.source).not.toBe('');
      expect(['high', 'medium', 'low']).toContain(fact.confidence);
    }
  });

  test('as of a day shows only what was known then', async () => {
    const { out } = await buildout(['facts', '--file', 'deals', '--as-of', '2024-12-31', '--limit', '1000', '--json']);
    const { facts } = JSON.parse(out);
    expect(facts.length).toBeGreaterThan(0);
    for (const { date } of facts) expect(date <= '2024-12-31').toBe(true);
  });

  test('of a series shows its price, not its first number', async () => {
    const { out } = await buildout(['facts', 'H100', '--file', 'series/gpu_rental_prices', '--json']);
    for (const { value, unit } of JSON.parse(out).facts) {
      expect(unit).toBe('USD per GPU-hour');
      expect(Number(value)).toBeLessThan(30);
    }
  });

  test.each([
    [['facts', '--company', 'coreweve'], 'There is no company called "coreweve". Did you mean coreweave?'],
    [['facts', '--file', 'deal'], 'There is no file of facts called "deal". Did you mean deals?'],
    [['facts', '--as-of', '2025-02-30'], '--as-of is "2025-02-30"; there is no such day.'],
    [['facts', '--as-of', 'yesterday'], '--as-of is "yesterday"; a date is written 2026-03-31.'],
    [['facts', '--limit', '0'], '--limit is "0"; it must be a whole number from 1'],
  ])('%j', async (argv, sentence) => {
    const { code, err } = await buildout(argv);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});

describe('params', () => {
  test('gives every lever with value, unit and the range of the evidence, in one call', async () => {
    const { out } = await buildout(['params', '--levers', '--json']);
    const { parameters } = JSON.parse(out);
    expect(parameters.length).toBeGreaterThan(5);
    for (const p of parameters) {
      expect(p.unit).not.toBe('');
      expect(p.reason + p.source).not.toBe('');
    }
  });

  test('a mistyped name is offered the nearest one', async () => {
    const { code, out, err } = await buildout(['params', 'chip_price_declin', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(out).error).toMatchObject({
      code: 'unknown-name',
      problems: [{ closest: 'chip_price_decline' }],
    });
    expect(err).toContain('Did you mean chip_price_decline?');
  });
});
