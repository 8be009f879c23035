/** Results → pictures as SVG text, each with its table and CSV: the same in page, command line and report. */
export { type BarsData, stackedBars } from './bars.ts';
export { type CausalData, causalStrip } from './causal.ts';
export { unitFor } from './count.ts';
export { shortCredit } from './credits.ts';
export { type FanData, fanChart } from './fan.ts';
export { flowsInOrder, type MoneyFlowsData, moneyFlowChart } from './flows/index.ts';
export { type Line, type LineData, lineChart, type Mark, type PlacedMark } from './line.ts';
export { type MultiplesData, smallMultiples } from './multiples.ts';
export { answerSentence, type ReportContents, reportHtml } from './report/index.ts';
export { type SparklineData, sparkline } from './sparkline.ts';
export { csvOf, heading } from './table.ts';
export { standalone, themeCss } from './theme.ts';
export { momentOf, monthName } from './time.ts';
export { type TornadoData, type TornadoInput, tornadoChart } from './tornado.ts';
export type { Answer, Cell, Chart, ChartHead, Column, Moment, Table } from './types.ts';
export { brief, plain, rangeWithUnit, type Shown, shownUnit, withUnit } from './unit.ts';
export { type WaterfallData, waterfallChart } from './waterfall.ts';
