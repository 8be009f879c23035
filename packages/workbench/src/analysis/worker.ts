/** The body of a thread that runs scenarios: builds the model it is sent, with the standard metrics or those of a question. */
import { compile, type ModelDeclaration, type Program } from '@buildout/engine';
import { canonicalJson, type Port, serveBlocks } from '../runs/index.ts';
import type { AnalysisContext } from './context.ts';
import { type Measured, measuredMetrics } from './questions/draws.ts';
import { standardMetrics } from './standard.ts';

/** What a thread is sent: plain data, so that it need not read the facts again. */
export interface EnsembleJob {
  model: ModelDeclaration;
  context: AnalysisContext;
  /** What to measure; without it all standard answers. */
  measured?: Measured[];
}

/** Serves ensembles on the worker's own end of the line, in Node (`nodePort(parentPort)`) and in a page (`webPort(self)`). */
export function serveEnsembles(port: Port): void {
  let known: { key: string; program: Program } | undefined;
  serveBlocks(port, (job) => {
    const { model, context, measured } = job as EnsembleJob;
    const key = canonicalJson(model);
    // Questions measure different things on one model: it is built once.
    if (known?.key !== key) known = { key, program: compile(model) };
    const metrics = measured === undefined ? standardMetrics(context) : measuredMetrics(measured, context);
    return { program: known.program, metrics };
  });
}
