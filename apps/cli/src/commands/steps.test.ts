import { describe, expect, test } from 'vitest';
import { buildout } from '../recording.ts';

describe('steps', () => {
  test('lays the baseline beside runs with shorter steps, year by year', async () => {
    const { out, code } = await buildout(['steps', '--parts', '3', '--json']);
    expect(code).toBe(0);
    const { rows, closing } = JSON.parse(out);
    expect(closing.map((one: { parts: number }) => one.parts)).toEqual([1, 3]);
    const capex = rows.find((row: { id: string; year: number }) => row.id === 'capex' && row.year === 2030);
    const [monthly, finer] = capex.values;
    expect(monthly.change).toBe(0);
    expect(finer.change).toBeCloseTo(finer.value / monthly.value - 1, 12);
    expect(Math.abs(finer.change)).toBeLessThan(0.05);
  });

  test.each(['1', '17', '1.5', 'half'])('--parts %s is refused', async (parts) => {
    const { err, code } = await buildout(['steps', '--parts', parts]);
    expect(code).toBe(2);
    expect(err).toContain(`--parts is "${parts}"; it must be a whole number from 2 to 16`);
  });
});
