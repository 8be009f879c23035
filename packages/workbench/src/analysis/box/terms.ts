/** The term sheet of a box as the model holds it. */
import type { Run } from '@buildout/engine';
import { type ModelIndex, modelIndex } from '../model-index.ts';

/** A contract that pays into a box. */
export interface BoxContract {
  id: string;
  payer: string;
  /** Part of the contract that is the box's. */
  share: number;
  /** Assigned to the box by its sponsor, or signed with the box itself. */
  assigned: boolean;
  /** Renewed at market after the first term. */
  renews: boolean;
  /** Months from the start to the end of the first term. */
  firstTerm: number;
  /** Price of a gigawatt-year as signed; absent for rent. */
  price?: number;
}

export interface BoxTerms {
  box: string;
  facility: string;
  lender: string;
  sponsor: string;
  contracts: BoxContract[];
  /** Least cover allowed. */
  covenant: number;
  /** Cover below which nothing is distributed. */
  lockup: number;
  sweepShare: number;
  reserveMonths: number;
  reserveExtra: number;
  advance: number;
  equityFunded: number;
  /** Rent over debt service where a lease sets it so; 0 elsewhere. */
  rentCover: number;
  /** Operation as a share of revenue, and a year at full use. */
  costShare: number;
  costFixed: number;
  fullRevenue: number;
  opening: { loan: number; cash: number; commitment: number; capexLeft: number };
  capexTotal: number;
  capexRate: number;
  buildStart: number;
  buildEnd: number;
  /** Months from a draw to revenue. */
  deliveryLag: number;
  rate: { floating: boolean; margin: number; fixed: number; base: number };
  amortisation: { kind: 'straight' | 'annuity' | 'sculpted' | 'bullet'; start: number; maturity: number };
}

/** Boxes of a model. */
export const boxesOf = (run: Run): string[] => modelIndex(run.program).members('box');

/** Terms of a box with the parameters of a run; throws RangeError for a box the model does not have. */
export function boxTerms(run: Run, box: string): BoxTerms {
  const index = modelIndex(run.program);
  const boxes = index.members('box');
  if (!boxes.includes(box)) throw new RangeError(`there is no box ${box}; there are ${boxes.join(', ')}`);
  const facility = index.relation('box_facility').get(box)!;
  const of = (id: string) => index.data(id, box) ?? 0;
  const loan = (id: string) => index.data(id, facility) ?? 0;
  const parameter = (id: string) => run.parameters[run.program.parameter(id)!.offset];
  const kind =
    loan('is_annuity') > 0
      ? 'annuity'
      : loan('is_straight') > 0
        ? 'straight'
        : loan('is_sculpted') > 0
          ? 'sculpted'
          : 'bullet';
  return {
    box,
    facility,
    lender: index.relation('lender').get(facility)!,
    sponsor: index.relation('box_sponsor').get(box)!,
    contracts: contractsOf(index, box),
    covenant: of('box_covenant'),
    lockup: parameter('lockup_cover'),
    sweepShare: of('box_sweep_share'),
    reserveMonths: parameter('reserve_months'),
    reserveExtra: of('box_reserve_extra'),
    advance: of('box_advance'),
    equityFunded: of('box_equity_funded'),
    rentCover: of('box_rent_cover'),
    costShare: of('box_cost_share'),
    costFixed: of('box_cost_fixed'),
    fullRevenue: of('box_full_revenue'),
    opening: {
      loan: loan('opening_loan'),
      cash: index.data('opening_cash', box) ?? 0,
      commitment: loan('opening_commitment'),
      capexLeft: of('opening_box_capex_left'),
    },
    capexTotal: of('box_capex_total'),
    capexRate: of('box_capex_rate'),
    buildStart: of('box_build_start'),
    buildEnd: of('box_build_end'),
    deliveryLag: parameter('box_delivery_lag'),
    rate: {
      floating: loan('is_floating') > 0,
      margin: loan('facility_margin'),
      fixed: loan('fixed_rate'),
      base: parameter('base_rate'),
    },
    amortisation: { kind, start: loan('amortisation_start'), maturity: loan('maturity') },
  };
}

function contractsOf(index: ModelIndex, box: string): BoxContract[] {
  const payer = index.relation('contract_payer');
  const compute = (id: string) => (index.data('contract_is_compute', id) ?? 0) > 0;
  const contract = (id: string, share: number, assigned: boolean): BoxContract => ({
    id,
    payer: payer.get(id)!,
    share,
    assigned,
    renews: (index.data('renews_at_market', id) ?? 0) > 0,
    firstTerm: index.data('contract_first_term', id) ?? Number.POSITIVE_INFINITY,
    ...(compute(id) && { price: index.data('contract_price', id) }),
  });
  const assignedTo = index.relation('assigned_box');
  const assigned = [...index.relation('assigned_contract')]
    .filter(([assignment]) => assignedTo.get(assignment) === box)
    .map(([assignment, id]) => contract(id!, index.data('assignment_share', assignment) ?? 0, true));
  const own = [...index.relation('contract_payee')].filter(([, payee]) => payee === box);
  return [...assigned, ...own.map(([id]) => contract(id, 1, false))];
}
