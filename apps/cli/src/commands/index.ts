/** The commands, in the order of the help. */

import { addAsk } from './ask.ts';
import type { AddCommand } from './command.ts';
import { addCompanies } from './companies.ts';
import { addCompany } from './company.ts';
import { addCompare } from './compare.ts';
import { addData } from './data.ts';
import { addEvidence } from './evidence.ts';
import { addExplain, addVariables } from './explain.ts';
import { addFacts } from './facts.ts';
import { addChart, addFlows } from './flows.ts';
import { addGap } from './gap.ts';
import { addHindcast } from './hindcast.ts';
import { addBench, addCensus, addScenarios } from './model.ts';
import { addOrigin } from './origin.ts';
import { addParams } from './params.ts';
import { addReport } from './report.ts';
import { addRerun } from './rerun.ts';
import { addRun } from './run.ts';
import { addSanity } from './sanity.ts';
import { addServe } from './serve.ts';
import { addSource } from './source.ts';
import { addStart } from './start.ts';
import { addSteps } from './steps.ts';
import { addVerify } from './verify.ts';

/** Headings of the help, each with its commands. */
export const commandGroups: [heading: string, commands: AddCommand[]][] = [
  ['Start here:', [addStart, addServe, addReport]],
  ['Answers:', [addRun, addAsk, addGap, addOrigin, addFlows, addCompany, addCompare, addChart]],
  ['Whether to believe them:', [addSanity, addHindcast, addVerify, addExplain, addSource, addRerun, addSteps]],
  ['What they rest on:', [addFacts, addCompanies, addParams, addScenarios, addVariables, addCensus, addData]],
  ['Speed and evidence:', [addBench, addEvidence]],
];
