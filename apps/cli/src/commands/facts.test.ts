import { describe, expect, test } from 'vitest';
import { buildout } from '../recording.ts';

describe('facts', () => {
  test('gives what a company reported, with source, date and confidence', async () => {
    const { out } = await buildout(['facts', 'capex', '--company', 'coreweave', '--limit', '3', '--json']);
    const { facts } = JSON.parse(out);
    expect(facts).toHaveLength(3);
    for (const fact of facts) {
      expect(fact.companies).toEqual(['coreweave']);
      expect(fact.what).toContain('capex');
      expect(fact.source).not.toBe('');
      expect(['high', 'medium', 'low']).toContain(fact.confidence);
    }
  });

  test('of a series shows its price, not its first number', async () => {
    const { out } = await buildout(['facts', 'H100', '--kind', 'gpu_rental_prices', '--json']);
    for (const { value, unit } of JSON.parse(out).facts) {
      expect(unit).toBe('USD per GPU-hour');
      expect(value).toBeLessThan(30);
    }
  });

  test.each([
    [['facts', '--company', 'coreweve'], 'There is no company called "coreweve". Did you mean coreweave?'],
    [['facts', '--kind', 'deel'], 'There is no kind of fact called "deel". Did you mean deal?'],
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
