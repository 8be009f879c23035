/** What the models of this folder have in common: money in abstract units, periods, everything paid in one clearing. */
import type {
  InstrumentDeclaration,
  ModelDeclaration,
  ParameterDeclaration,
  Posting,
  Run,
  TransferDeclaration,
  VariableDeclaration,
} from '@buildout/engine/index.ts';

/** A published model written as transfers, and where its published names are found. */
export interface TransferModel {
  model: ModelDeclaration;
  /** Value of a published variable at the end of the period that step `step` computes. */
  read: Record<string, (run: Run, step: number) => number>;
}

export const FLOW = 'money/period';

export function parameter(id: string, value: number, unit = '1'): ParameterDeclaration {
  return { id, label: id, unit, value };
}

export function auxiliary(id: string, label: string, equation: string, unit = FLOW): VariableDeclaration {
  return { kind: 'auxiliary', id, label, unit, equation };
}

export function transfer(id: string, from: string, to: string, amount: string, post: Posting): TransferDeclaration {
  return {
    id,
    label: id.replaceAll('_', ' '),
    over: [],
    from,
    to,
    amount,
    settle: { stage: 'owed', priority: 1, unpaid: 'lapses' },
    post,
  };
}

export const income = (line: string): Posting => ({ kind: 'income', line });

/** A claim bought or sold back by the change its holder (or issuer) wants: two transfers, one each way. */
export function adjust(
  id: string,
  holder: string,
  issuer: string,
  change: string,
  claim: string,
): TransferDeclaration[] {
  const post = { instrument: id, claim: [claim] };
  return [
    transfer(`buy_${claim}`, holder, issuer, `MAX(0, ${change})`, { kind: 'issue', ...post }),
    transfer(`sell_${claim}`, issuer, holder, `MAX(0, 0 - (${change}))`, { kind: 'redeem', ...post }),
  ];
}

export function model(
  id: string,
  title: string,
  companies: string[],
  outside: string[],
  parts: {
    parameters: ParameterDeclaration[];
    variables: VariableDeclaration[];
    transfers: TransferDeclaration[];
    cash?: number[];
    claims?: { id: string; members: string[] };
    instruments?: InstrumentDeclaration[];
    asset?: { id: string; opening: number[]; wear: string };
    extraDimensions?: ModelDeclaration['dimensions'];
    relations?: ModelDeclaration['relations'];
  },
): ModelDeclaration {
  const asset = parts.asset;
  return {
    id,
    title,
    time: { start: null, steps: 6000, unit: 'period' },
    dimensions: [{ id: 'company', members: companies }, ...(parts.extraDimensions ?? [])],
    relations: parts.relations ?? [],
    parameters: parts.parameters,
    data: [
      {
        id: 'opening_cash',
        label: 'Opening cash',
        unit: 'money',
        over: ['company'],
        values: parts.cash ?? companies.map(() => 0),
      },
      ...(asset
        ? [{ id: 'opening_asset', label: 'Opening capital', unit: 'money', over: ['company'], values: asset.opening }]
        : []),
    ],
    variables: parts.variables,
    ledger: {
      company: 'company',
      currency: 'money',
      cash: 'opening_cash',
      outside,
      instruments: parts.instruments ?? [],
      realAssets: asset ? [{ id: asset.id, label: 'Capital', opening: 'opening_asset' }] : [],
      transfers: parts.transfers,
      entries: asset
        ? [{ kind: 'depreciation', id: 'wear', label: 'Depreciation', asset: asset.id, amount: asset.wear }]
        : [],
    },
  };
}
