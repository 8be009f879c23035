import type { Facts } from '../../../facts/index.ts';
import type { Workbench } from '../../workbench.ts';
import { companyNames } from '../companies.ts';
import type { Ground, ModelNumber } from './types.ts';

const grounds = new WeakMap<Facts, { model: Workbench | undefined; ground: Ground }>();

/** What claims may lead to: rows of `facts`, its parameters, and the answers of the model; without a model no answers. */
export function groundOf(facts: Facts, model: Workbench | undefined): Ground {
  const before = grounds.get(facts);
  if (before && before.model === model) return before.ground;
  const none: ReadonlySet<string> = new Set();
  const parameters = new Map(
    (model?.program.parameters ?? facts.tables.parameters).map(({ id, label, unit }): [string, ModelNumber] => [
      id,
      { id, label, unit, lines: none },
    ]),
  );
  const ground = { facts, parameters, answers: model ? answersOf(model) : new Map(), company: companyNames(facts) };
  grounds.set(facts, { model, ground });
  return ground;
}

function answersOf({ program, metrics, world }: Workbench): Map<string, ModelNumber> {
  const context = { program, start: world.start, steps: program.steps };
  return new Map(
    metrics.map((metric) => {
      const members = metric.cells(context).flatMap(({ at }) => Object.values(at));
      const lines = new Set(members.filter((value) => typeof value === 'string'));
      return [metric.id, { id: metric.id, label: metric.label, unit: metric.unit, lines }];
    }),
  );
}
