import { compile } from '@buildout/engine';
import { expandLedger } from '@buildout/engine/ledger/index.ts';
import { problemsOf } from '@buildout/workbench/operations/index.ts';
import { type Prepared, prepareRun, runOnce } from '@buildout/workbench/operations/perform-run.ts';
import { runRequest } from '@buildout/workbench/operations/run-request.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { nodeHost } from './node-host.ts';

const STEP = 5;

let prepared: Prepared;
/** Transfers whose first element pays something in the month that is tampered with. */
let paying: string[];

beforeAll(async () => {
  prepared = await prepareRun(runRequest.parse({ horizon: 12 }), nodeHost());
  const run = runOnce(prepared);
  paying = run.program.ledger!.transfers.filter((t) => run.at(t.paid, STEP)[0] > 1e6).map((t) => t.id);
});

type Tamper = NonNullable<NonNullable<Parameters<typeof expandLedger>[1]>['tamper']>;

/** The reference model with double entry broken once. */
function broken(tamper: Tamper): Prepared {
  const { model } = prepared.workbench;
  const program = compile(model, { expanded: expandLedger(model, { tamper }) });
  return { ...prepared, workbench: { ...prepared.workbench, program } };
}

function problemOf(tamper: Tamper) {
  try {
    runOnce(broken(tamper));
  } catch (error) {
    return problemsOf(error);
  }
  return undefined;
}

describe('a run of the reference model whose books do not close is refused', () => {
  test('when the payee’s end of a payment is dropped, with check, company and month', () => {
    expect(paying.length).toBeGreaterThan(3);
    for (const transfer of paying.slice(0, 4)) {
      const found = problemOf({ kind: 'drop-payee', transfer, step: STEP });
      expect(found?.problems, transfer).toMatchObject([{ code: 'does-not-close', month: '2026-09' }]);
      expect(found?.message).toContain('The books do not close');
    }
  });

  test('when one dollar goes to another company', () => {
    for (const transfer of paying.slice(0, 4)) {
      const found = problemOf({ kind: 'misdirect', transfer, step: STEP, to: 'mistral', amount: 1 });
      expect(found?.problems, transfer).toMatchObject([{ code: 'does-not-close' }]);
    }
  });
});

test('a run that meets a number that is not finite names variable, month, scenario and equation', () => {
  const { model } = prepared.workbench;
  const spoiled = model.variables.find((v) => v.kind === 'auxiliary' && (v.over ?? []).length === 0 && v.unit === '1');
  const variables = model.variables.map((v) =>
    v === spoiled && v.kind === 'auxiliary' ? { ...v, equation: '0 / 0' } : v,
  );
  const program = compile({ ...model, variables });
  let found: ReturnType<typeof problemsOf>;
  try {
    runOnce({ ...prepared, workbench: { ...prepared.workbench, program } });
  } catch (error) {
    found = problemsOf(error);
  }
  expect(found?.problems).toMatchObject([{ code: 'run-failed', month: '2026-04', scenario: 0, equation: '0 / 0' }]);
  expect(found?.message).toContain('The run broke down in 2026-04.');
});
