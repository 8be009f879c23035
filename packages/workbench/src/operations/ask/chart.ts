/** The picture of an answer to a question, from its data. */
import type { AnswerChart } from '../../analysis/questions/index.ts';
import {
  type Chart,
  type ChartHead,
  lineChart,
  moneyFlowChart,
  stackedBars,
  waterfallChart,
} from '../../charts/index.ts';

export function drawnOf(
  data: AnswerChart,
  head: Omit<ChartHead, 'title' | 'unit'>,
): { title: string; svg: string; table: Chart['table'] } {
  const { svg, table } = pictureOf(data, head);
  return { title: data.title, svg, table };
}

/** The picture itself. */
export function pictureOf(data: AnswerChart, head: Omit<ChartHead, 'title' | 'unit'>): Chart {
  switch (data.kind) {
    case 'waterfall':
      return waterfallChart({ ...head, ...data });
    case 'line':
      return lineChart({ ...head, ...data });
    case 'bars':
      return stackedBars({ ...head, ...data });
    case 'flows': {
      const sectors = [...new Set(data.companies.map((one) => one.sector))].map((id) => ({
        id,
        label: id.replaceAll('_', ' '),
      }));
      return moneyFlowChart({ ...head, ...data, sectors });
    }
  }
}
