/** The commands, in the order of the help. */
import type { AddCommand } from './command.ts';
import { addCompanies } from './companies.ts';
import { addData } from './data.ts';
import { addFacts } from './facts.ts';
import { addParams } from './params.ts';
import { addServe } from './serve.ts';
import { addVerify } from './verify.ts';

export const commands: AddCommand[] = [addParams, addFacts, addCompanies, addData, addVerify, addServe];
