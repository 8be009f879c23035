/** Puts on record what became of a prediction. */
import { comesTrueWithin, type Review, StoreError } from '@buildout/evidence';
import { dayNumber } from '../../facts/calendar.ts';
import { mustBeKnown } from '../known-name.ts';
import { operation } from '../operation.ts';
import { OperationError } from '../problems.ts';
import { listed } from './data-rows.ts';
import { foretold } from './foretold.ts';
import { evidenceSchemas as schemas } from './inputs.ts';
import { openRoom } from './room.ts';
import { eventOf } from './view.ts';
import { viewsOf } from './views.ts';

export const evidenceResolve = operation({
  name: 'evidence-resolve',
  title: 'Settle a prediction',
  summary:
    'Puts on record whether a prediction came true or failed, with the number that came, its day and its source.',
  ...schemas.resolve,
  examples: [],
  async do({ claim: id, reviewer, state, outcome, on, source }, host) {
    const room = await openRoom(host);
    const bad = (path: string, reason: string) =>
      new OperationError({ code: 'bad-input', operation: 'evidence-resolve', path, reason });
    const claim = foretold(room, room.claim(id).claim);
    if (!claim)
      throw bad('claim', `${id} foretells nothing that could be settled; see \`buildout evidence predictions\``);
    if (dayNumber(on) === undefined) throw bad('on', `${on} is no day of the calendar`);
    if (on > host.now().toISOString().slice(0, 10)) throw bad('on', `${on} is still to come`);
    if (claim.said && on < claim.said)
      throw bad('on', `${on} lies before the prediction, which was made on ${claim.said}`);
    if (/^[a-z]{2,5}_[0-9a-f]{10}$/.test(source))
      mustBeKnown('row of data/', source, new Set(listed(room.facts.tables).map((row) => row.id)), 'buildout facts');
    if (outcome !== null) {
      const [low, high] = comesTrueWithin(claim);
      const came = outcome >= low && outcome <= high;
      if (came !== (state === 'came true')) {
        const range = `${Number.isFinite(low) ? low : '…'} to ${Number.isFinite(high) ? high : '…'} ${claim.key.unit}`;
        throw bad(
          'outcome',
          `${outcome} ${came ? 'lies' : 'does not lie'} within what makes "${claim.figure.text}" come true (${range}), so "${state}" contradicts it; correct one of them, or leave the number out and name the reason in the source`,
        );
      }
    }
    const { seen } = room.state(id);
    const decision = { kind: 'resolve' as const, state, outcome, on, source };
    let recorded: Review | undefined;
    let already: string | null = null;
    try {
      recorded = await room.store.append({ claim: id, reviewer, reading: 'open', decision, seen });
    } catch (error) {
      if (!(error instanceof StoreError) || error.problems[0].code !== 'decided-already') throw error;
      already = error.message;
    }
    const [view] = await viewsOf(await openRoom(host), [id]);
    return { claim: view, recorded: recorded ? eventOf(recorded) : null, already };
  },
});
