/** A thread of Node that runs scenarios of the model it is sent. */
import { parentPort } from 'node:worker_threads';
import { compile, type ModelDeclaration } from '@buildout/engine';
import { metrics } from '../analysis/index.ts';
import { nodePort, serveBlocks } from '../runs/index.ts';

if (parentPort) {
  serveBlocks(nodePort(parentPort), (job) => ({
    program: compile((job as { model: ModelDeclaration }).model),
    metrics,
  }));
}
