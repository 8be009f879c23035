/** Parameters whose source cites rows that a claim speaks of: `financials.csv#nvidia:operating_income`, or a row's id. */
import type { DataTables } from '../../../facts/index.ts';
import { sameMetric } from '../metrics.ts';
import { observationsOf } from './observations.ts';
import type { Bearing, Ground, Said } from './types.ts';
import { measureOf, unitFits } from './units.ts';

interface Citation {
  parameter: string;
  company: string;
  metric: string;
  row: string;
}

const citations = new WeakMap<DataTables, Citation[]>();

/** A value taken from a row on the same company and metric, where the claim's unit fits the parameter's. It bears on it: the parameter is what was made of the row. */
export function citedBearings({ meant }: Said, { facts, parameters, company }: Ground): Bearing[] {
  const of = company(meant.entity);
  if (of === '') return [];
  return citationsIn(facts.tables).flatMap((one): Bearing[] => {
    const parameter = parameters.get(one.parameter);
    if (!parameter || one.company !== of || !sameMetric(meant.metric, one.metric) || !unitFits(meant, parameter.unit))
      return [];
    // A share of capital spending is not capital spending: the claim must fit what the row gives as well.
    const rows = observationsOf(facts.tables, of).filter(({ metric }) => metric === one.metric);
    if (!rows.some(({ measure }) => unitFits({ ...meant, unit: measureOf(meant.unit).measure, period: '' }, measure)))
      return [];
    const { id, label, unit } = parameter;
    const why = `its source is ${one.row}, on the same company and metric`;
    return [{ kind: 'parameter', id, line: '', label, unit, relation: 'bears', sign: 1, why }];
  });
}

function citationsIn(tables: DataTables): Citation[] {
  const before = citations.get(tables);
  if (before) return before;
  const all = tables.parameters.flatMap(({ id, source }) =>
    [...source.matchAll(/(?:financials|opening)(?:\.csv#|:)([a-z0-9_]+):([a-z0-9_:]+)/g)].map(
      ([row, company, metric]): Citation => ({ parameter: id, company, metric, row }),
    ),
  );
  citations.set(tables, all);
  return all;
}
