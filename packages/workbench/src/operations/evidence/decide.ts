/** Decisions of reviewers: each an event of the log, taken back by another event. */
import {
  type Claim,
  correctionFault,
  type Decision,
  lastDecision,
  type Review,
  type SentenceReview,
  StoreError,
  type StoreProblem,
} from '@buildout/evidence';
import { RunsError } from '../../runs/index.ts';
import { isNamed, readName } from '../../runs/names.ts';
import type { Host } from '../host.ts';
import { operation } from '../operation.ts';
import { OperationError } from '../problems.ts';
import { openWorkbench } from '../workbench.ts';
import { eventsOf, isSentence, openChosen } from './chosen.ts';
import { evidenceSchemas as schemas } from './inputs.ts';
import { readLink } from './links.ts';
import { openRoom, type Room } from './room.ts';
import { unitFault } from './units.ts';
import { eventOf } from './view.ts';
import { viewsOf } from './views.ts';

export const evidenceDecide = operation({
  name: 'evidence-decide',
  title: 'Decide on a claim',
  summary:
    'Puts a decision on record: accept, correct, reject, skip, or link to a parameter. Identical claims get it too.',
  ...schemas.decide,
  examples: [],
  async do({ claim: id, reviewer, decision, seen, reading, group }, host) {
    const room = await openRoom(host);
    const { claim } = room.claim(id);
    await mustBeSound(decision, claim, room, host);
    const recorded: Review[] = [];
    let already: string | null = null;
    try {
      recorded.push(await room.store.append({ claim: id, reviewer, reading, decision, seen }));
    } catch (error) {
      if (!isProblem(error, 'decided-already')) throw error;
      already = error.message;
    }
    const left: string[] = [];
    // An independent reading is of one claim: whether the others say the same is part of what is being read.
    const others =
      group && reading === 'open' ? (room.groups.get(id)?.claims ?? []).filter((one) => one.id !== id) : [];
    for (const other of others) {
      const state = room.state(other.id);
      const open = decision.kind === 'link' ? state.link === undefined : state.status === 'waiting';
      if (!open) {
        left.push(`${other.id}: it is ${state.status} already`);
        continue;
      }
      try {
        recorded.push(await room.store.append({ claim: other.id, reviewer, reading, decision, seen: state.seen }));
      } catch (error) {
        if (!isProblem(error, 'decided-meanwhile', 'decided-already')) throw error;
        left.push(`${other.id}: ${error.message}`);
      }
    }
    const after = await openRoom(host);
    const fact = after.fact(id);
    return {
      recorded: recorded.map(eventOf),
      already,
      claim: (await viewsOf(after, [id]))[0],
      fact: 'id' in fact ? fact : null,
      left,
    };
  },
});

const isProblem = (error: unknown, ...codes: StoreProblem['code'][]): error is StoreError =>
  error instanceof StoreError && codes.includes(error.problems[0].code);

/** Refuses what could be recorded and would mean nothing. */
async function mustBeSound(decision: Decision, claim: Claim, room: Room, host: Host): Promise<void> {
  const bad = (path: string, reason: string) =>
    new OperationError({ code: 'bad-input', operation: 'evidence-decide', path, reason });
  switch (decision.kind) {
    case 'undo':
      throw bad('decision.kind', 'taking back is done by evidence-undo, which finds the last decision and its group');
    case 'resolve':
      throw bad('decision.kind', 'what became of a prediction is put on record by evidence-resolve');
    case 'correct': {
      const fault = correctionFault(claim, decision.correction);
      if (fault) throw bad('decision.correction', fault);
      const { unit } = decision.correction;
      if (unit === undefined || unit === claim.key.unit) return;
      const { program } = await openWorkbench(host);
      const own = [...program.parameters, ...room.list.map(({ key }) => key)].map((one) => one.unit);
      const strange = unitFault(unit, claim, new Set(own));
      if (strange) throw bad('decision.correction.unit', strange);
      return;
    }
    case 'reject':
      if (decision.reason.trim() === '')
        throw bad('decision.reason', 'say in a few words why, for whoever reads it next');
      return;
    case 'link': {
      if (decision.parameter === null) return;
      const { program } = await openWorkbench(host);
      const found = readName(readLink(decision.parameter).parameter, program.model);
      if (!isNamed(found)) throw new RunsError([found]);
    }
  }
}

export const evidenceUndo = operation({
  name: 'evidence-undo',
  title: 'Take back the last decision',
  summary:
    'Takes back a reviewer’s last decision, with its group. Nothing is erased: the log keeps the decision and its taking back.',
  ...schemas.undo,
  examples: [],
  async do({ reviewer }, host) {
    const room = await openRoom(host);
    const chosen = await openChosen(room.store, room.documents);
    const events = lastDecision([...room.reviews, ...eventsOf(chosen)], reviewer, (id) => groupName(room, id));
    const undone: (Review | SentenceReview)[] = [];
    for (const { claim: id, seq } of events) {
      const decision = { kind: 'undo' as const, of: seq };
      undone.push(
        isSentence(id)
          ? await room.store.appendOnSentence({ sentence: id, reviewer, decision, seen: chosen.state(id).seen })
          : await room.store.append({ claim: id, reviewer, reading: 'open', decision, seen: room.state(id).seen }),
      );
    }
    const after = await openRoom(host);
    const ids = events.map(({ claim }) => claim);
    const chosenAfter = await openChosen(room.store, room.documents);
    return {
      undone: undone.map((event) => ('sentence' in event ? event : eventOf(event))),
      claims: await viewsOf(
        after,
        ids.filter((id) => !isSentence(id)),
      ),
      sentences: ids.filter(isSentence).map(chosenAfter.view),
    };
  },
});

const groupName = (room: Room, id: string) => room.groups.get(id)?.lead.id ?? id;
