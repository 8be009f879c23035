import { aux, type ModelModule, stock } from '../declare.ts';

/** A disturbance that adds up month by month and is forgotten slowly: a random walk pulled back to zero, with a trend of its own where stated. */
const walk = (id: string, label: string, over: string[], size: string, trend = '') => {
  const at = over.length > 0 ? `${id}[${over.join(', ')}]` : id;
  return stock(
    id,
    label,
    '1',
    over,
    '0',
    `(IF chance > 0 THEN NORMAL(0, 1) * SQRT(DT / one_month) * chance * ${size} ELSE 0) / DT${trend} - ${at} / chance_memory`,
  );
};

/** What no equation explains: month-to-month disturbances, in the scenarios of an ensemble and not in the single run. */
export const chance: ModelModule = {
  id: 'chance',
  title: 'Disturbances',
  about:
    'What history shows and no equation explains: spending plans, chip supply, adoption, a seller’s standing with users and rents wander from what the model says. The sizes are those of the history known at the end of 2024; a scenario draws each month’s disturbance on its own, the single run has none.',
  file: 'modules/chance.ts',
  variables: [
    aux(
      'spending_noise',
      'Size of a month’s disturbance of an owner’s spending',
      '1',
      ['builder'],
      'is_cloud[builder] * spending_noise_cloud + (1 - is_cloud[builder]) * spending_noise_other',
    ),
    // The trend of a few quarters is known as badly as their scatter over the root of their number says.
    walk(
      'spending_drift',
      'Spending of an owner beyond what the model says, logarithm',
      ['builder'],
      'spending_noise[builder]',
      ' + chance * spending_trend[builder] * (is_cloud[builder] * spending_trend_cloud + (1 - is_cloud[builder]) * spending_trend_other) / months_per_year * EXP(-TIME / chance_memory)',
    ),
    aux(
      'spending_surprise',
      'Spending of an owner over what the model says',
      '1',
      ['builder'],
      'EXP(MIN(2, MAX(-2, spending_drift[builder])))',
    ),
    walk('supply_drift', 'Chip supply beyond what the model says, logarithm', [], 'supply_noise'),
    aux('supply_surprise', 'Chip supply over what the model says', '1', [], 'EXP(MIN(2, MAX(-2, supply_drift)))'),
    walk(
      'adoption_drift',
      'Spending on AI services beyond what the model says, logarithm',
      ['segment'],
      'adoption_noise',
    ),
    aux(
      'adoption_surprise',
      'Spending on AI services over what the model says',
      '1',
      ['segment'],
      'EXP(MIN(2, MAX(-2, adoption_drift[segment])))',
    ),
    walk('standing_drift', 'Standing of a seller beyond what the model says, logarithm', ['seller'], 'standing_noise'),
    aux(
      'standing_surprise',
      'Standing of a seller over what the model says',
      '1',
      ['seller'],
      'EXP(MIN(2, MAX(-2, standing_drift[seller])))',
    ),
    walk('rent_drift', 'Rent of compute beyond what the model says, logarithm', [], 'rent_noise'),
    aux('rent_surprise', 'Rent of compute over what the model says', '1', [], 'EXP(MIN(2, MAX(-2, rent_drift)))'),
  ],
};
