/** An optional language model: it may point at figures and sentences of a document, and nothing it says is taken from anywhere but the document. */
export { type AskOptions, type Fetch, LIMITS } from './ask.ts';
export { type Endpoint, type EndpointSettings, endpointOf } from './endpoint.ts';
export { HelperError, type HelperProblem, helperProblemInEnglish } from './problem.ts';
export { type Proposed, type ProposeOptions, propose } from './propose.ts';
export { REASONS as DROP_REASONS, type Reason as DropReason } from './reasons.ts';
