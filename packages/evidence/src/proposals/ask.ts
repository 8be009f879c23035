import type { Endpoint } from './endpoint.ts';
import { HelperError, type HelperProblem } from './problem.ts';

/** The network, as given in: the browser's and Node's `fetch`, or a stand-in. */
export type Fetch = (
  address: string,
  request: { method: string; headers: Record<string, string>; body: string; redirect: 'manual'; signal: AbortSignal },
) => Promise<Response>;

export interface AskOptions {
  fetch: Fetch;
  /** For the whole of one attempt, first byte to last. */
  seconds?: number;
  /** Of the whole answer. */
  maxBytes?: number;
  /** First one included. */
  attempts?: number;
  signal?: AbortSignal;
  /** Waits before another attempt; tests put their own. */
  sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

export interface Message {
  role: 'system' | 'user';
  content: string;
}

export const LIMITS = { seconds: 120, maxBytes: 1_000_000, attempts: 3 };
/** Longest wait between attempts, whatever the endpoint asks for. */
const LONGEST_WAIT = 30_000;

/** Posts one conversation and gives the text of the first choice. Repeats after 429, 5xx, time-outs and broken connections, with growing waits; throws HelperError. */
export async function ask(endpoint: Endpoint, messages: readonly Message[], options: AskOptions): Promise<string> {
  const { attempts = LIMITS.attempts, signal, sleep = wait } = options;
  let settings: object = { temperature: 0, response_format: { type: 'json_object' } };
  for (let attempt = 1; ; attempt++) {
    if (signal?.aborted) throw new HelperError({ code: 'cancelled' });
    const outcome = await once(endpoint, { model: endpoint.model, messages, stream: false, ...settings }, options);
    if ('text' in outcome) return contentOf(outcome.text, endpoint);
    const { problem } = outcome;
    // an endpoint that knows no such settings is asked again without them
    if (problem.code === 'rejected' && Object.keys(settings).length > 0) {
      settings = {};
      attempt--;
      continue;
    }
    if ('attempts' in problem) problem.attempts = attempt;
    if (!outcome.again || attempt >= attempts) throw new HelperError(problem);
    await sleep(Math.min(LONGEST_WAIT, outcome.after ?? 500 * 4 ** (attempt - 1)), signal);
  }
}

type Outcome = { text: string } | { problem: HelperProblem; again: boolean; after?: number };

async function once(endpoint: Endpoint, body: object, options: AskOptions): Promise<Outcome> {
  const { seconds = LIMITS.seconds, maxBytes = LIMITS.maxBytes, signal } = options;
  const shown = endpoint.shown;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), seconds * 1000);
  const either = signal ? AbortSignal.any([signal, late.signal]) : late.signal;
  const given = new Promise<never>((_, reject) => either.addEventListener('abort', () => reject(new Error('over'))));
  given.catch(() => {});
  try {
    const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' };
    if (endpoint.key) headers.authorization = `Bearer ${endpoint.key}`;
    const request = {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      redirect: 'manual' as const,
      signal: either,
    };
    const response = await Promise.race([options.fetch(endpoint.address, request), given]);
    const { status } = response;
    if (status !== 200) {
      response.body?.cancel().catch(() => {});
      return refusal(shown, endpoint.model, status, response.headers.get('retry-after'));
    }
    const text = await Promise.race([bounded(response, maxBytes), given]);
    return text === undefined
      ? { problem: { code: 'too-large', endpoint: shown, limit: maxBytes }, again: false }
      : { text };
  } catch (error) {
    if (signal?.aborted) return { problem: { code: 'cancelled' }, again: false };
    if (late.signal.aborted)
      return { problem: { code: 'timed-out', endpoint: shown, seconds, attempts: 0 }, again: true };
    return { problem: { code: 'unreachable', endpoint: shown, reason: reasonOf(error), attempts: 0 }, again: true };
  } finally {
    clearTimeout(timer);
    late.abort();
  }
}

function refusal(endpoint: string, model: string, status: number, retryAfter: string | null): Outcome {
  if (status >= 300 && status < 400) return { problem: { code: 'redirected', endpoint, status }, again: false };
  if (status === 401 || status === 403) return { problem: { code: 'refused', endpoint, status }, again: false };
  if (status === 404 || status === 405)
    return { problem: { code: 'not-there', endpoint, status, model }, again: false };
  const seconds = Number(retryAfter ?? Number.NaN);
  const after = retryAfter !== null && seconds >= 0 ? { after: seconds * 1000 } : {};
  if (status === 429) return { problem: { code: 'busy', endpoint, attempts: 0 }, again: true, ...after };
  if (status === 408 || status >= 500)
    return { problem: { code: 'server-error', endpoint, status, attempts: 0 }, again: true, ...after };
  return { problem: { code: 'rejected', endpoint, status }, again: false };
}

/** The body as text; undefined as soon as it grows beyond the limit. */
async function bounded(response: Response, limit: number): Promise<string | undefined> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > limit) {
      reader.cancel().catch(() => {});
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** The words of the model in an answer of the agreed form; whatever else the answer holds (calls of tools, addresses) is not looked at. */
function contentOf(text: string, endpoint: Endpoint): string {
  const bad = (reason: string) => new HelperError({ code: 'bad-answer', endpoint: endpoint.shown, reason });
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw bad(/^\s*</.test(text) ? 'it is a web page, not JSON' : 'it is not JSON');
  }
  const content = field(field(field(answer, 'choices'), '0'), 'message');
  const words = field(content, 'content');
  if (typeof words !== 'string') throw bad('it has no choices[0].message.content');
  return words;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  ECONNRESET: 'the connection was closed in the middle',
  UND_ERR_SOCKET: 'the connection was closed in the middle',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not trusted',
};

/** By code only: the words of an error may hold what must not be shown. */
function reasonOf(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  const known = [cause?.code, code].find((c) => typeof c === 'string');
  return (
    REASONS[String(known)] ?? (known && /^[A-Z_]{3,40}$/.test(String(known)) ? String(known) : 'the connection failed')
  );
}

function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
