/** A sitting of review in the terminal: card after card, one key or one line a decision. */
import { StoreError } from '@buildout/evidence';
import {
  evidenceDecide,
  evidenceDecideSentence,
  evidenceQueue,
  evidenceUndo,
  type QueueItem,
  type SentenceItem,
} from '@buildout/workbench/operations/evidence/index.ts';
import { problemsOf } from '@buildout/workbench/operations/problems.ts';
import type { Context } from '../context.ts';
import { safe } from '../show/safe.ts';
import { meaning } from './card.ts';
import { readCorrection } from './correction.ts';
import type { Input } from './input.ts';
import { idOf, inOrder, type Placed, placedCard, stateOf } from './sentence-card.ts';

export interface Sitting {
  reviewer: string;
  blind: boolean;
  document?: string;
}

export interface SittingResult {
  reviewer: string;
  accepted: number;
  corrected: number;
  rejected: number;
  skipped: number;
  linked: number;
  undone: number;
  waiting: number;
  /** `seq` of every event put on record, in order. */
  recorded: number[];
}

const HELP = [
  'a  accept: the sentence says this',
  'c  correct: value=2.4bn unit=USD/year entity="SK hynix" metric=revenue period=year as-of=2025 low= high= prediction=no …',
  'r  reject, with a reason',
  's  skip: later, after everything else',
  'u  take back your last decision, with its identical claims',
  'l  link to a parameter of the model (-name: its negative; none)',
  'n  second readings: what others decided, their decisions not shown; again to go back',
  'q  quit; everything decided is on record',
].join('\n');
const LINES = 'One line a decision: r and the reason, c and what to correct, l and the parameter; the others alone.';
const WORDS: Record<string, string> = {
  accept: 'a',
  correct: 'c',
  reject: 'r',
  skip: 's',
  undo: 'u',
  link: 'l',
  help: '?',
  quit: 'q',
};

/** Key and words of a piped line. A sentence is no key, whatever letter it begins with: "already said" accepts nothing. */
function lineOf(line: string): [key: string, rest: string] {
  const [, first, rest] = /^(\S*)\s*(.*)$/s.exec(line.trim())!;
  const key = WORDS[first.toLowerCase()] ?? first.toLowerCase();
  const wordless = rest !== '' && !/^[rcl]$/.test(key);
  return wordless || key.length > 1 ? [line.trim(), ''] : [key, rest];
}

const SENTENCE_KEYS = 'a accept into the brief  r reject  s skip  u undo  ? help  q quit';
const KEYS = 'a accept  c correct  r reject  s skip  u undo  l link  n second reading  ? help  q quit';
const COUNTED = {
  accept: 'accepted',
  correct: 'corrected',
  reject: 'rejected',
  skip: 'skipped',
  link: 'linked',
} as const;
/** Items fetched at a time. */
const PAGE = 10;

/** Leads through the queue until it is empty or the person stops. */
export async function sit(
  context: Context,
  input: Input,
  { reviewer, document, ...asked }: Sitting,
  say: (text: string) => void,
): Promise<SittingResult> {
  const result: SittingResult = {
    ...{ reviewer, accepted: 0, corrected: 0, rejected: 0, skipped: 0, linked: 0, undone: 0, waiting: 0 },
    recorded: [],
  };
  let blind = asked.blind;
  let items: Placed[] = [];
  let shown: string | undefined;
  const skipped = new Set<string>();
  const fetch = async () => {
    const queue = await context.perform(evidenceQueue, { reviewer, blind, document, limit: PAGE });
    result.waiting = queue.waiting;
    items = inOrder(queue);
    shown = undefined;
  };
  await fetch();
  for (;;) {
    if (items.length === 0) await fetch();
    const item = items[0];
    if (!item) {
      say(blind ? 'There is nothing for a second reading.\n' : 'Nothing is waiting for review.\n');
      return result;
    }
    const id = idOf(item);
    if (shown !== id) {
      if (skipped.has(id)) say(context.page.ink.dim('Only what you skipped is left.\n'));
      const head = blind ? `second reading, ${items.length} at hand` : `${result.waiting} waiting`;
      const keys = 'claim' in item ? KEYS : SENTENCE_KEYS;
      say(`\n${placedCard(item, context.page, head)}\n${context.page.ink.dim(keys)}\n`);
      shown = id;
    }
    const command = await input.next();
    if (command === undefined) return result;
    const done = await obey(command);
    if (done === 'quit') return result;
    if (done === 'next') items.shift();
    if (done === 'again') await fetch();
  }

  async function obey(command: string): Promise<'next' | 'again' | 'stay' | 'quit'> {
    const [key, rest] = input.keys ? [command.trim().toLowerCase(), ''] : lineOf(command);
    const text = async (question: string) => (input.keys ? await input.ask(question) : rest);
    const correct = async () => {
      const words = await text('correct (value=… unit=…): ');
      return words === undefined ? 'stay' : await decide({ kind: 'correct', correction: readCorrection(words) });
    };
    const link = async () => {
      const name = (await text('parameter (none: it speaks to none): '))?.trim();
      if (!name) return 'stay';
      await decide({ kind: 'link', parameter: name === 'none' ? null : name });
      return 'again';
    };
    try {
      switch (key) {
        case '':
          return 'stay';
        case 'q':
          return 'quit';
        case 'a':
          return await decide({ kind: 'accept' });
        case 's':
          skipped.add(idOf(items[0]));
          return await decide({ kind: 'skip' });
        case 'r': {
          const reason = await text('reason: ');
          return reason === undefined ? 'stay' : await decide({ kind: 'reject', reason });
        }
        case 'c':
        case 'l':
          if ('claim' in items[0]) return key === 'c' ? await correct() : await link();
          say('A sentence is the document’s own: accept it into the brief, reject it, or skip it.\n');
          return 'stay';
        case 'u': {
          const { undone } = await context.perform(evidenceUndo, { reviewer });
          result.undone += undone.length;
          result.recorded.push(...undone.map(({ seq }) => seq));
          say(
            undone.length === 0
              ? 'There is nothing of yours to take back.\n'
              : `Taken back on ${undone.map((event) => ('claim' in event ? event.claim : event.sentence)).join(', ')}.\n`,
          );
          return 'again';
        }
        case 'n':
          blind = !blind;
          say(blind ? 'Second readings: what others decided is not shown.\n' : 'Back to what is waiting.\n');
          return 'again';
        case '?':
          say(`${HELP}\n${input.keys ? '' : `${LINES}\n`}`);
          return 'stay';
        default:
          say(`"${command.trim()}" means nothing here. ${KEYS}\n${input.keys ? '' : `${LINES}\n`}`);
          return 'stay';
      }
    } catch (error) {
      const known = problemsOf(error);
      if (!known) throw error;
      say(`${known.message}\n`);
      const meanwhile = error instanceof StoreError && error.problems[0].code === 'decided-meanwhile';
      return meanwhile ? 'again' : 'stay';
    }
  }

  async function decide(decision: Parameters<typeof evidenceDecide.do>[0]['decision']): Promise<'next'> {
    const [item] = items;
    return 'claim' in item
      ? decideClaim(item, decision)
      : // Keys of other kinds do not get here.
        decideSentence(item, decision as Parameters<typeof evidenceDecideSentence.do>[0]['decision']);
  }

  async function decideSentence(
    { sentence }: SentenceItem,
    decision: Parameters<typeof evidenceDecideSentence.do>[0]['decision'],
  ): Promise<'next'> {
    const { id, seen } = sentence;
    const output = await context.perform(evidenceDecideSentence, { sentence: id, reviewer, decision, seen });
    if (output.already) say(`${safe(output.already)}\n`);
    if (!output.recorded) return 'next';
    result.recorded.push(output.recorded.seq);
    result[COUNTED[decision.kind]]++;
    if (decision.kind !== 'skip') result.waiting = Math.max(0, result.waiting - 1);
    say(`${COUNTED[decision.kind]}: ${id}, ${stateOf(output.sentence)}.\n`);
    return 'next';
  }

  async function decideClaim(
    { claim }: QueueItem,
    decision: Parameters<typeof evidenceDecide.do>[0]['decision'],
  ): Promise<'next'> {
    const reading = blind ? ('blind' as const) : ('open' as const);
    const output = await context.perform(evidenceDecide, {
      claim: claim.id,
      reviewer,
      decision,
      seen: claim.seen,
      reading,
    });
    const kind = decision.kind as keyof typeof COUNTED;
    if (output.already) {
      say(`${safe(output.already)}\n`);
      if (output.recorded.length === 0) return 'next';
    } else result[COUNTED[kind]]++;
    result.recorded.push(...output.recorded.map(({ seq }) => seq));
    if (kind !== 'skip' && kind !== 'link') result.waiting = Math.max(0, result.waiting - (blind ? 0 : 1));
    const also = output.recorded.length > 1 ? ` with ${output.recorded.length - 1} identical` : '';
    const outcome = output.fact
      ? `It is ${output.fact.id} now.`
      : output.claim.noFact
        ? `No fact: ${output.claim.noFact}.`
        : output.claim.status === 'disputed'
          ? 'Others read it differently: it is disputed.'
          : '';
    say(`${COUNTED[kind]}${also}: ${kind === 'correct' ? meaning(output.claim) : claim.id}. ${outcome}\n`);
    for (const left of output.left) say(context.page.ink.dim(`left alone: ${left}\n`));
    return 'next';
  }
}
