export { type ClaimRow, fromCsv, type Standing, toCsv } from './csv.ts';
export { toMarkdown } from './markdown.ts';
export { toChaptersJson, toWebVtt } from './media.ts';
export { qualified, toClaimReview, toProv, type Verdict, verdictOf } from './provenance.ts';
export { type Annotation, anchorFromAnnotation, meaningOf, toAnnotations } from './web-annotation.ts';
