/** The body of a thread that runs scenarios: builds the model it is sent, with the standard metrics. */
import { compile, type ModelDeclaration } from '@buildout/engine';
import { type Port, serveBlocks } from '../runs/index.ts';
import type { AnalysisContext } from './context.ts';
import { standardMetrics } from './standard.ts';

/** What a thread is sent: plain data, so that it need not read the facts again. */
export interface EnsembleJob {
  model: ModelDeclaration;
  context: AnalysisContext;
}

/** Serves ensembles on the worker's own end of the line, in Node (`nodePort(parentPort)`) and in a page (`webPort(self)`). */
export function serveEnsembles(port: Port): void {
  serveBlocks(port, (job) => {
    const { model, context } = job as EnsembleJob;
    return { program: compile(model), metrics: standardMetrics(context) };
  });
}
