/** What a unit measures; units of one dimension may be compared, units of different ones never added. */
export type Dimension =
  | 'money'
  | 'money per time'
  | 'money per thing'
  | 'price of compute'
  | 'price of tokens'
  | 'price of power'
  | 'cost of capacity'
  | 'power'
  | 'energy'
  | 'count'
  | 'count per time'
  | 'fraction'
  | 'rate'
  | 'time'
  | 'distance'
  | 'bandwidth price'
  | 'score';

/** Every unit the data may use. A new unit is added here once, with its dimension, or the check refuses the row. */
export const UNITS: Readonly<Record<string, Dimension>> = {
  USD: 'money',
  EUR: 'money',
  TWD: 'money',
  KRW: 'money',
  'million USD': 'money',
  'billion USD': 'money',
  'billion USD net income': 'money',
  'USD/yr': 'money per time',
  'USD/quarter': 'money per time',
  'USD/month': 'money per time',
  'USD/day': 'money per time',
  'billion USD per quarter': 'money per time',
  'million GBP per year': 'money per time',
  'currency/yr (unstated)': 'money per time',
  'USD/share': 'money per thing',
  'USD/month/user': 'money per thing',
  'million USD per rack': 'money per thing',
  'million USD per NVL72 rack': 'money per thing',
  'USD per acre': 'money per thing',
  'USD per barrel': 'money per thing',
  'constant USD per TB (OWID deflator)': 'money per thing',
  'USD per GPU-hour': 'price of compute',
  'USD per million tokens': 'price of tokens',
  'USD/million tokens': 'price of tokens',
  'US cents per kWh': 'price of power',
  'USD/MWh': 'price of power',
  'USD per kW-month of IT load': 'price of power',
  'USD/yr per GW': 'cost of capacity',
  'billion USD per GW': 'cost of capacity',
  'billion USD per GW IT': 'cost of capacity',
  'billion USD per GW facility': 'cost of capacity',
  'billion 2025 USD per GW IT': 'cost of capacity',
  'billion USD per GW IT per year': 'cost of capacity',
  'billion 2025 USD per GW IT per year': 'cost of capacity',
  'million USD per MW critical load': 'cost of capacity',
  'USD per W': 'cost of capacity',
  'USD per Mbps per month': 'bandwidth price',
  MW: 'power',
  GW: 'power',
  'MW/yr': 'power',
  'MW, first operational date': 'power',
  'TWh per year': 'energy',
  chips: 'count',
  h100e: 'count',
  GPU: 'count',
  'GPU H100-equivalent': 'count',
  TPU: 'count',
  shares: 'count',
  users: 'count',
  count: 'count',
  persons: 'count',
  parameters: 'count',
  repositories: 'count',
  objects: 'count',
  loops: 'count',
  languages: 'count',
  investors: 'count',
  flows: 'count',
  companies: 'count',
  employees: 'count',
  turns: 'count',
  entrepreneurs: 'count',
  vendors: 'count',
  tokens: 'count',
  'tokens/s': 'count per time',
  'tokens/day': 'count per time',
  'images/day': 'count per time',
  'events/quarter': 'count per time',
  'million barrels per day': 'count per time',
  fraction: 'fraction',
  share: 'fraction',
  'share of cost': 'fraction',
  'share of principal': 'fraction',
  'share of floating principal': 'fraction',
  'share of hours billed': 'fraction',
  ratio: 'fraction',
  percent: 'fraction',
  'percent of US GDP': 'fraction',
  'percent of GNP': 'fraction',
  'percent of national income': 'fraction',
  'percent of projects': 'fraction',
  'percent of business-plan value': 'fraction',
  rate: 'rate',
  'per year': 'rate',
  '1/year': 'rate',
  'percent per year': 'rate',
  'percent QoQ': 'rate',
  years: 'time',
  year: 'time',
  months: 'time',
  days: 'time',
  minutes: 'time',
  seconds: 'time',
  miles: 'distance',
  'million fiber miles': 'distance',
  'cumulative since series start': 'count',
  'chips shipped in the quarter': 'count',
};

/** The dimension of a unit, or undefined when the data may not use it. */
export function dimensionOf(unit: string): Dimension | undefined {
  return UNITS[unit];
}
