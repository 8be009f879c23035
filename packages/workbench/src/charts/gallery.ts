/**
 * One picture of each kind on figures of real size (rounded, for show; not results). The golden tests compare exactly
 * these, and whoever changes a chart looks at them first.
 */
import { stackedBars } from './bars.ts';
import { causalStrip } from './causal.ts';
import { fanChart } from './fan.ts';
import { type MoneyFlowsData, moneyFlowChart } from './flows/index.ts';
import { lineChart } from './line.ts';
import { smallMultiples } from './multiples.ts';
import { sparkline } from './sparkline.ts';
import { tornadoChart } from './tornado.ts';
import type { Chart } from './types.ts';
import { waterfallChart } from './waterfall.ts';

const head = { source: 'example figures, not results', runId: '00000000', credit: 'Epoch AI, CC BY 4.0' };
const years = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

const companies: [string, string, string][] = [
  ['consumers', 'Consumers', 'demand'],
  ['enterprises', 'Enterprises', 'demand'],
  ['bonds', 'Bond market', 'capital'],
  ['venture', 'Venture', 'capital'],
  ['openai', 'OpenAI', 'lab'],
  ['anthropic', 'Anthropic', 'lab'],
  ['microsoft', 'Microsoft', 'cloud'],
  ['oracle', 'Oracle', 'cloud'],
  ['amazon', 'Amazon', 'cloud'],
  ['coreweave', 'CoreWeave', 'neocloud'],
  ['nvidia', 'NVIDIA', 'chips'],
  ['amd', 'AMD', 'chips'],
  ['tsmc', 'TSMC', 'supplier'],
  ['builders', 'Builders', 'supplier'],
];

const payments: [string, string, number, number][] = [
  ['consumers', 'openai', 18, 1],
  ['enterprises', 'openai', 10, 1],
  ['enterprises', 'anthropic', 30, 1],
  ['enterprises', 'microsoft', 60, 1],
  ['enterprises', 'amazon', 55, 1],
  ['bonds', 'oracle', 38, 0],
  ['venture', 'openai', 40, 0],
  ['venture', 'anthropic', 25, 0],
  ['openai', 'microsoft', 25, 0.4],
  ['openai', 'oracle', 30, 0.4],
  ['openai', 'coreweave', 9, 0.4],
  ['anthropic', 'amazon', 32, 0.6],
  ['microsoft', 'nvidia', 60, 0.8],
  ['amazon', 'nvidia', 40, 0.8],
  ['oracle', 'nvidia', 30, 0.2],
  ['coreweave', 'nvidia', 14, 0.3],
  ['openai', 'amd', 3, 0.4],
  ['nvidia', 'tsmc', 70, 0.6],
  ['microsoft', 'builders', 45, 0.8],
  ['nvidia', 'openai', 20, 0.6],
  ['amazon', 'anthropic', 8, 0.8],
];

const flows: MoneyFlowsData = {
  ...head,
  title: 'Twenty of the hundred billion that labs pay for computing comes back from the chip maker',
  unit: 'USD/year',
  sectors: ['demand', 'capital', 'lab', 'cloud', 'neocloud', 'chips', 'supplier'].map((id) => ({ id, label: id })),
  companies: companies.map(([id, label, sector]) => ({ id, label, sector })),
  flows: payments.map(([from, to, bn, demand]) => ({
    from,
    to,
    value: bn * 1e9,
    label: 'example',
    origins: { demand, outside: 1 - demand },
  })),
  origins: [
    { id: 'demand', label: 'end demand' },
    { id: 'outside', label: 'outside equity and debt' },
  ],
};

export const gallery: Record<string, () => Chart> = {
  line: () =>
    lineChart({
      ...head,
      title: 'Revenue from end users covers half of what the spending requires in 2030',
      unit: 'USD/year',
      note: 'Requirement counts four years of spending.',
      lines: [
        {
          id: 'required',
          label: 'Required revenue',
          values: years(2026, 11).map((t, i) => ({
            t,
            value: 6e11 + 9e10 * i,
            p10: 6e11 + 5e10 * i,
            p90: 6e11 + 1.6e11 * i,
          })),
          baseline: years(2026, 11).map((t, i) => ({ t, value: 5.5e11 + 8e10 * i })),
        },
        {
          id: 'actual',
          label: 'End-user revenue',
          values: years(2026, 11).map((t, i) => ({ t, value: 1.1e11 + 9.5e10 * i })),
          baseline: years(2026, 11).map((t, i) => ({ t, value: 1.1e11 + 7e10 * i })),
        },
      ],
      seen: [
        { t: 2024, value: 2e10, line: 'actual', label: 'filings' },
        { t: 2025, value: 6e10, line: 'actual', label: 'filings' },
      ],
      said: [{ t: 2030, value: 2e12, line: 'required', label: 'Bain, 2025-09-23' }],
      moments: [{ t: 2026.25, label: 'model starts' }],
    }),
  'line-negative': () =>
    lineChart({
      ...head,
      title: 'Free cash flow turns negative in 2027',
      unit: 'USD/month',
      lines: [
        {
          id: 'cash',
          label: 'Free cash flow',
          values: Array.from({ length: 37 }, (_, i) => ({ t: 2026.25 + i / 12, value: 4e8 - 5e7 * i + 1e6 * i * i })),
        },
      ],
      levels: [{ value: -2e8, label: 'minimum cash covenant' }],
    }),
  'line-single': () =>
    lineChart({
      ...head,
      title: 'One observation only',
      unit: 'GW',
      lines: [{ id: 'one', label: 'Energised', values: [{ t: 2026, value: 12.5 }] }],
    }),
  'line-empty': () => lineChart({ ...head, title: 'Nothing known', unit: 'USD', lines: [] }),
  fan: () =>
    fanChart({
      ...head,
      title: 'Cover falls below the lock-up in a third of the draws by 2029',
      unit: 'ratio',
      probabilities: [0.05, 0.25, 0.5, 0.75, 0.95],
      moments: Array.from({ length: 24 }, (_, i) => ({
        t: 2026.25 + i / 4,
        quantiles: [1.5 - i * 0.04, 1.6 - i * 0.02, 1.7 - i * 0.01, 1.8, 1.9 + i * 0.01],
      })),
      run: {
        label: 'fast decay',
        values: Array.from({ length: 24 }, (_, i) => ({ t: 2026.25 + i / 4, value: 1.65 - i * 0.03 })),
      },
      levels: [{ value: 1.35, label: 'lock-up 1.35×' }],
    }),
  bars: () =>
    stackedBars({
      ...head,
      title: 'Debt finances a third of capital spending from 2027',
      unit: 'USD/year',
      barLabel: 'year',
      compareLabel: 'announced (said)',
      parts: ['operations', 'debt', 'equity', 'vendors'].map((id) => ({ id, label: id })),
      bars: years(2026, 6).map((y, i) => ({
        label: String(y),
        values: [3e11 + i * 2e10, 1e11 + i * 6e10, 4e10, i === 2 ? -3e10 : 2e10],
        compare: { value: 3e11 + i * 7e10, p10: 2.5e11 + i * 6e10, p90: 3.6e11 + i * 9e10 },
      })),
    }),
  'bars-sideways': () =>
    stackedBars({
      ...head,
      title: 'Half of the neoclouds’ revenue starts as outside debt or equity',
      unit: 'share',
      barLabel: 'company',
      parts: ['end demand', 'outside equity', 'debt', 'other business', 'own money coming back'].map((id) => ({
        id,
        label: id,
      })),
      bars: ['NVIDIA', 'CoreWeave', 'A company with an uncommonly long registered name, Inc.', 'OpenAI'].map(
        (label, i) => ({ label, values: [0.5 - i * 0.05, 0.2 + i * 0.03, 0.15, 0.1, 0.05 + i * 0.02] }),
      ),
    }),
  tornado: () =>
    tornadoChart({
      ...head,
      title: 'The yearly fall in rent moves the 2030 gap most',
      unit: 'USD/year',
      base: 5e11,
      inputs: [
        'Yearly fall in the rent of a GPU-hour',
        'Growth of demand',
        'Lead time of power',
        'Margin',
        'Life of accelerators',
      ].map((label, i) => ({
        id: `input_${i}`,
        label,
        unit: i === 2 ? 'month' : '1/year',
        low: { input: 0.02 * (i + 1), value: 5e11 - (5 - i) * 3e10 },
        high: { input: 0.25 * (i + 1), value: i === 3 ? 4.6e11 : 5e11 + (5 - i) * 4e10 },
      })),
    }),
  waterfall: () =>
    waterfallChart({
      ...head,
      title: 'From 600 billion to ours: three terms explain it',
      unit: 'USD/year',
      steps: [
        { label: 'published', kind: 'total', value: 6e11 },
        { label: 'second year of spending', kind: 'change', value: 6e11 },
        { label: 'life five years, not one', kind: 'change', value: -7.5e11 },
        { label: 'cost of capital 10 %', kind: 'change', value: 1.2e11 },
        { label: 'ours', kind: 'total', value: 5.7e11 },
      ],
    }),
  multiples: () =>
    smallMultiples({
      ...head,
      title: 'Capital spending stops growing first where cash runs out',
      unit: 'USD/year',
      panelLabel: 'company',
      panels: ['Microsoft', 'Alphabet', 'Amazon', 'Meta', 'Oracle'].map((label, k) => ({
        id: label,
        label,
        values: years(2026, 11).map((t, i) => ({
          t,
          value: (1e11 + 2e10 * i - 1.5e9 * i * i) / (1 + k / 2),
          p10: (0.9e11 + 1e10 * i - 1.5e9 * i * i) / (1 + k / 2),
          p90: (1.1e11 + 3e10 * i - 1.5e9 * i * i) / (1 + k / 2),
        })),
        baseline: years(2026, 11).map((t) => ({ t, value: 1e11 / (1 + k / 2) })),
        seen: [{ t: 2025, value: 8e10 / (1 + k / 2) }],
      })),
    }),
  sparkline: () =>
    sparkline({
      title: 'Idle share',
      unit: 'share',
      values: years(2026, 11).map((t, i) => ({ t, value: 0.05 + 0.002 * i * i })),
      baseline: years(2026, 11).map((t, i) => ({ t, value: 0.05 + 0.01 * i })),
    }),
  causal: () =>
    causalStrip({
      ...head,
      title: 'Two thirds of the fall in rent comes from idle capacity',
      unit: 'USD/hour',
      target: 'Spot rent of an H100-hour',
      change: -0.62,
      over: '2026-03 to 2027-03',
      causes: [
        {
          id: 'utilisation',
          label: 'utilisation of the fleet',
          contribution: -0.41,
          from: 0.92,
          to: 0.78,
          unit: 'share',
        },
        { id: 'generation', label: 'newer generation per dollar', contribution: -0.3, from: 1, to: 1.4, unit: 'ratio' },
        { id: 'floor', label: 'running cost', contribution: 0.11, from: 0.5, to: 0.52, unit: 'USD/hour' },
      ],
    }),
  'money-flows': () => moneyFlowChart(flows),
  'money-flows-by-origin': () =>
    moneyFlowChart({ ...flows, colourBy: 'origin', highlight: 'openai', keepOrder: true, perColumn: 2 }),
};
