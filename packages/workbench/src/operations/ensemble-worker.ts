/** A thread of Node that runs scenarios of the model it is sent. */
import { parentPort } from 'node:worker_threads';
import { serveEnsembles } from '../analysis/index.ts';
import { nodePort } from '../runs/index.ts';

if (parentPort) serveEnsembles(nodePort(parentPort));
