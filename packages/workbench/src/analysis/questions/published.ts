/** Published statements about required revenue, each with the arithmetic that gives its number. */
import { annuity } from '@buildout/engine/finance/index.ts';
import type { Facts } from '../../facts/index.ts';
import { requiredRevenue } from '../answers/declared.ts';

export interface PublishedNumber {
  id: string;
  who: string;
  /** When it was said, and for when. */
  said: string;
  horizon: string;
  /** What is counted: a year's spending or all that stands, earned back how. */
  counts: string;
  kind: 'required' | 'forecast' | 'funding';
  /** As published; USD or USD/year by `unit`. */
  number: number;
  unit: 'USD' | 'USD/year';
  /** From its inputs by the stated rule; undefined where inputs were not published. */
  recomputed?: number;
  rule: string;
  /** Revenue that the same source saw at the time. */
  actualThen?: number;
  source: string;
}

/** Epoch’s gigawatt: IT and site at cost, running, lives and the rate that fits its totals. */
export const EPOCH = { it: 25.2e9, site: 12.8e9, running: 0.9e9, itLife: 5, siteLife: 14, rate: 0.07 };

/** Yearly cost of a gigawatt of IT load with Epoch’s inputs. */
export const epochGigawatt = ({ it, site, running, itLife, siteLife, rate } = EPOCH): number =>
  annuity(it, rate, itLife) + annuity(site, rate, siteLife) + running;

/** The numbers that are quoted as if they measured one thing. Values of claims are read from the data. */
export function publishedNumbers(facts: Facts): PublishedNumber[] {
  const claim = (id: string): number => {
    const row = facts.tables.claims.find((one) => one.id === id);
    if (row?.value === undefined) throw new RangeError(`the data have no claim ${id} with a number`);
    return row.value;
  };
  const gpu2024 = claim('c_seed_001');
  const sequoia = { otherPerGpuDollar: claim('c_seed_003') - 1, margin: claim('c_seed_004') };
  const gigawatts = claim('c_press_008') / 1000;
  const bain = claim('c_press_006');
  const jpm = claim('c_press_003');
  return [
    {
      id: 'sequoia-2023',
      who: 'Sequoia (Cahn), September 2023',
      said: '2023-09',
      horizon: 'one year of 2023',
      counts:
        'one year’s accelerators, as much again for the rest, half of revenue for the sellers of services; each year’s spending earned once',
      kind: 'required',
      number: 200e9,
      unit: 'USD',
      recomputed: requiredRevenue(50e9, sequoia).required,
      rule: '50 bn × 2 ÷ (1 − 0.5)',
      actualThen: 75e9,
      source: 'https://www.sequoiacap.com/article/follow-the-gpus-perspective/',
    },
    {
      id: 'sequoia-2024',
      who: 'Sequoia (Cahn), June 2024',
      said: '2024-06',
      horizon: 'one year at the run rate of 2024',
      counts: 'as in 2023',
      kind: 'required',
      number: claim('c_seed_006'),
      unit: 'USD',
      recomputed: requiredRevenue(gpu2024, sequoia).required,
      rule: '150 bn × 2 ÷ (1 − 0.5); two equal years: 1.2 tn',
      actualThen: claim('c_seed_006') - claim('c_seed_008'),
      source: 'claims c_seed_001 to c_seed_008',
    },
    {
      id: 'bain-2025',
      who: 'Bain, September 2025',
      said: '2025-09',
      horizon: '2030',
      counts: 'yearly revenue that pays for the compute demanded in 2030; 800 bn of it not in sight',
      kind: 'required',
      number: bain,
      unit: 'USD/year',
      recomputed: gigawatts * 10e9,
      rule: `${gigawatts} GW × USD 10 bn a year per GW (OpenAI’s revenue per GW): Bain’s own shares of sales are not in the data`,
      actualThen: bain - claim('c_press_007'),
      source: 'claims c_press_006 to c_press_008, c_press_040',
    },
    {
      id: 'jpm-2025',
      who: 'J.P. Morgan, November 2025',
      said: '2025-11',
      horizon: 'to 2030',
      counts: 'yearly revenue for a 10 % return on all that is invested to 2030: a return, not a margin',
      kind: 'required',
      number: jpm,
      unit: 'USD/year',
      rule: 'inputs not published with the number; 650 bn at 10 % would be the yearly return on 6.5 tn',
      source: 'claim c_press_003',
    },
    {
      id: 'goldman-2026',
      who: 'Goldman (equity strategy), early 2026',
      said: '2026',
      horizon: 'a year of 500 bn of spending',
      counts: 'yearly profit, not revenue, that a year’s spending needs to keep past returns',
      kind: 'required',
      number: 1e12,
      unit: 'USD/year',
      recomputed: 500e9 * 2,
      rule: '500 bn × 2 of profit per dollar spent; the ratio is taken from the statement',
      source: 'https://dailyaiwire.com/ai-companies-profit-capex-investment/amp',
    },
    {
      id: 'epoch-2026',
      who: 'Epoch AI, May 2026',
      said: '2026-05',
      horizon: 'a gigawatt-year of 2026',
      counts: 'yearly cost of one gigawatt: annuities of IT and site, running cost; no margin for anybody',
      kind: 'required',
      number: 8.5e9,
      unit: 'USD/year',
      recomputed: epochGigawatt(),
      rule: 'annuity of 25.2 bn over 5 and 12.8 bn over 14 years at 7 % + 0.9 bn',
      source: 'https://epoch.ai/data-insights/ai-datacenter-cost-breakdown (CC BY)',
    },
    {
      id: 'hsbc-2025',
      who: 'HSBC, November 2025',
      said: '2025-11',
      horizon: '2030',
      counts: 'not a requirement: revenue of the sector in 2030, consumers 129 and business 386 bn',
      kind: 'forecast',
      number: 515e9,
      unit: 'USD/year',
      recomputed: 129e9 + 386e9,
      rule: '129 + 386 bn',
      source:
        'https://theinvestmentnews.com/openai-wont-make-money-by-2030-and-still-needs-to-come-up-with-another-207-billion-to-power-its-growth-plans-hsbc-estimates',
    },
    {
      id: 'hsbc-openai',
      who: 'HSBC on OpenAI, Nov. 2025',
      said: '2025-11',
      horizon: '2026 to 2030',
      counts: 'money one lab has still to find by 2030: funding, not revenue',
      kind: 'funding',
      number: claim('c_press_009'),
      unit: 'USD',
      rule: 'inputs not published with the number',
      source: 'claim c_press_009',
    },
  ];
}
