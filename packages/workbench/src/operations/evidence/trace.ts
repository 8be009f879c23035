/** From any number to the sentences and facts it rests on, and from a sentence to the numbers it speaks to. */
import { nearest } from '../../facts/index.ts';
import { operation } from '../operation.ts';
import { OperationError } from '../problems.ts';
import { openWorkbench } from '../workbench.ts';
import { roomIfKept } from './accepted.ts';
import { listed } from './data-rows.ts';
import { influences } from './influence.ts';
import { evidenceSchemas as schemas } from './inputs.ts';
import { ofClaim } from './trace/claim.ts';
import { ofCompany, ofLine, ofRows } from './trace/data.ts';
import { ofAnswer, ofParameter } from './trace/model.ts';
import { type Trace, Tracing } from './trace/tracing.ts';

export const evidenceTrace = operation({
  name: 'evidence-trace',
  title: 'Trace a number to its sentence',
  summary:
    'Leads from a parameter, an answer, a line of a chart, a company, a row of data/, a fact or a claim to the facts and sentences behind it, and on to what they speak to.',
  ...schemas.trace,
  examples: [
    { say: 'what a parameter rests on', input: { of: 'required_margin' } },
    { say: 'the dots of a line of a chart', input: { of: 'capex_by_company[microsoft]' } },
    { say: 'a row of the companies table', input: { of: 'coreweave' } },
  ],
  async do({ of: asked }, host) {
    const of = asked.trim().replace(/^@/, '');
    const workbench = await openWorkbench(host);
    const tracing = new Tracing(workbench, await influences(host), await roomIfKept(host));
    return trace(of.replace(/^(data\/)?[a-z_/]+\.csv#/, ''), tracing);
  },
});

async function trace(of: string, tracing: Tracing): Promise<Trace> {
  const { program, metrics, facts } = tracing.workbench;
  const [, id = of, member] = /^([^[\]]+)\[([^[\]]+)\]$/.exec(of) ?? [];
  const parameter = program.parameter(id);
  if (parameter) return ofParameter(of, parameter.id, tracing);
  const answer = metrics.find((metric) => metric.id === id);
  if (answer)
    return member === undefined ? ofAnswer(of, answer.label, tracing) : ofLine(of, answer, member.trim(), tracing);
  const fact = tracing.fact(of);
  if (fact) return ofClaim(of, 'fact', fact.claim, tracing);
  if (of.startsWith('claim_') && tracing.room) {
    tracing.room.claim(of);
    return ofClaim(of, 'claim', of, tracing);
  }
  const ids = of.split('+');
  const rows = new Set(listed(facts.tables).map((row) => row.id));
  if (ids.every((one) => rows.has(one))) return ofRows(of, ids, tracing);
  if (facts.companies().some((company) => company.id === of)) return ofCompany(of, tracing);
  const names = [
    ...program.parameters.map((one) => one.id),
    ...metrics.map((one) => one.id),
    ...facts.companies().map((one) => one.id),
  ];
  throw new OperationError({
    code: 'unknown-name',
    kind: 'parameter, answer, line, company, row of data/, fact or claim',
    name: of,
    closest: nearest(of, names),
    list: 'buildout params',
  });
}
