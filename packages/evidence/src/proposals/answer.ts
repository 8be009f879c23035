import { SENTENCE_ROLES, type SentenceRole } from '../brief/chosen.ts';

/** What a model proposes, of the one form that is looked at. Nothing in it is trusted. */
export type Proposal =
  | {
      kind: 'claim';
      quotation: string;
      figure: string;
      entity?: string;
      metric?: string;
      scope?: string;
      value?: number;
      unit?: string;
    }
  | { kind: 'sentence'; quotation: string; role: SentenceRole };

/** Most that is looked at in one answer. */
export const MOST = { claims: 200, sentences: 12 };

/** One entry of an answer: a proposal, or why it is none. `text` are its words, to be shown when it is dropped. */
export type Entry = { proposal: Proposal; text: string } | { reason: 'wrong-form' | 'too-many'; text: string };

/** Reads the words of a model as proposals; undefined where they are no JSON object of the agreed form at all. */
export function readAnswer(words: string): Entry[] | undefined {
  const answer = parse(words);
  if (!isObject(answer)) return undefined;
  const { claims = [], sentences = [] } = answer;
  if (!Array.isArray(claims) || !Array.isArray(sentences)) return undefined;
  if (!Object.hasOwn(answer, 'claims') && !Object.hasOwn(answer, 'sentences')) return undefined;
  return [...entries(claims, MOST.claims, claimIn), ...entries(sentences, MOST.sentences, sentenceIn)];
}

function entries(list: unknown[], most: number, read: (value: unknown) => Proposal | undefined): Entry[] {
  const out: Entry[] = list.slice(0, most).map((value) => {
    const proposal = read(value);
    const text = wordsOf(value);
    return proposal ? { proposal, text } : { reason: 'wrong-form', text };
  });
  // what is beyond the limit is counted, not read
  if (list.length > most) out.push({ reason: 'too-many', text: `${list.length - most} more` });
  return out;
}

function claimIn(value: unknown): Proposal | undefined {
  if (!isObject(value)) return undefined;
  const { quotation, figure, entity, metric, scope, value: number, unit } = value;
  if (!isText(quotation) || !isText(figure)) return undefined;
  if (![entity, metric, scope, unit].every((word) => absent(word) || typeof word === 'string')) return undefined;
  if (!(absent(number) || (typeof number === 'number' && Number.isFinite(number)))) return undefined;
  return {
    kind: 'claim',
    quotation,
    figure,
    ...(isText(entity) && { entity }),
    ...(isText(metric) && { metric }),
    ...(isText(scope) && { scope }),
    ...(isText(unit) && { unit }),
    ...(typeof number === 'number' && { value: number }),
  };
}

function sentenceIn(value: unknown): Proposal | undefined {
  if (!isObject(value) || !isText(value.quotation)) return undefined;
  const role = SENTENCE_ROLES.find((one) => one === value.role);
  return role && { kind: 'sentence', quotation: value.quotation, role };
}

/** JSON, also where a model put it between ``` marks or after its thoughts. */
function parse(words: string): unknown {
  const bare = words.replace(/^\s*<think>[\s\S]*?<\/think>/, '').trim();
  const fenced = /^```(?:json)?\s*\n([\s\S]*?)\n?```$/.exec(bare)?.[1];
  try {
    return JSON.parse(fenced ?? bare);
  } catch {
    return undefined;
  }
}

/** At most 160 characters of a proposal, without anything that could steer a terminal. */
function wordsOf(value: unknown): string {
  const text = isObject(value) && typeof value.quotation === 'string' ? value.quotation : asJson(value);
  const plain = text
    .slice(0, 400)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .trim();
  return plain.length > 160 ? `${plain.slice(0, 159)}…` : plain;
}

/** A value nested too deeply to be written has no words. */
function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '…';
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const absent = (value: unknown) => value === undefined || value === null;
