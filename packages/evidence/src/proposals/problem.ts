/** What can go wrong with an endpoint, as data; none of it ever holds the key or words of the endpoint. */
export type HelperProblem =
  | { code: 'no-endpoint'; missing: string }
  | { code: 'bad-endpoint'; endpoint: string; reason: string }
  | { code: 'refused'; endpoint: string; status: number }
  | { code: 'not-there'; endpoint: string; status: number; model: string }
  | { code: 'redirected'; endpoint: string; status: number }
  | { code: 'rejected'; endpoint: string; status: number }
  | { code: 'busy'; endpoint: string; attempts: number }
  | { code: 'server-error'; endpoint: string; status: number; attempts: number }
  | { code: 'unreachable'; endpoint: string; reason: string; attempts: number }
  | { code: 'timed-out'; endpoint: string; seconds: number; attempts: number }
  | { code: 'too-large'; endpoint: string; limit: number }
  | { code: 'bad-answer'; endpoint: string; reason: string }
  | { code: 'not-asked'; reason: string }
  | { code: 'cancelled' };

/** Thrown when nothing could be proposed; carries `problem` as all errors do that a person can put right. */
export class HelperError extends Error {
  readonly problem: HelperProblem;
  constructor(problem: HelperProblem) {
    super(helperProblemInEnglish(problem));
    this.name = 'HelperError';
    this.problem = problem;
  }
}

/** A problem in words: what, the value, why, what now. */
export function helperProblemInEnglish(p: HelperProblem): string {
  switch (p.code) {
    case 'no-endpoint':
      return `No language model is set up (${p.missing} is missing). It is optional: name an endpoint and a model with BUILDOUT_HELPER_URL and BUILDOUT_HELPER_MODEL, or work without one.`;
    case 'bad-endpoint':
      return `The endpoint ${p.endpoint} cannot be used: ${p.reason}.`;
    case 'refused':
      return `${p.endpoint} refuses the key (status ${p.status}). Look at BUILDOUT_HELPER_KEY.`;
    case 'not-there':
      return `${p.endpoint} does not know the address or the model ${p.model} (status ${p.status}). Look at BUILDOUT_HELPER_URL and BUILDOUT_HELPER_MODEL.`;
    case 'redirected':
      return `${p.endpoint} sends on to another address (status ${p.status}), which is not followed: name the final address.`;
    case 'rejected':
      return `${p.endpoint} rejects the request (status ${p.status}).`;
    case 'busy':
      return `${p.endpoint} asks to wait (status 429), ${times(p.attempts)}. Try again later.`;
    case 'server-error':
      return `${p.endpoint} fails (status ${p.status}), ${times(p.attempts)}. Try again later.`;
    case 'unreachable':
      return `${p.endpoint} cannot be reached: ${p.reason}, ${times(p.attempts)}.`;
    case 'timed-out':
      return `${p.endpoint} did not finish within ${p.seconds} seconds, ${times(p.attempts)}.`;
    case 'too-large':
      return `${p.endpoint} answered with more than ${p.limit} bytes; the answer was thrown away.`;
    case 'bad-answer':
      return `The answer of ${p.endpoint} is of no use: ${p.reason}.`;
    case 'not-asked':
      return `This part of the document was not shown to the endpoint: ${p.reason}.`;
    case 'cancelled':
      return 'Cancelled; nothing was recorded.';
  }
}

const times = (n: number) => (n === 1 ? 'once' : `${n} times`);
