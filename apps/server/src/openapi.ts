/** The operations as an OpenAPI 3.1 document, from the same schemas that check them. */
import type { Operation } from '@buildout/workbench/operations/operation.ts';
import { z } from 'zod';

export function openApi(operations: Operation[]): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Buildout',
      version: '0.1.0',
      description:
        'Does the AI build-out add up? Every operation is a POST with a JSON input; send the printed token as a bearer. ' +
        'With “Accept: application/x-ndjson” the answer comes as lines of JSON: `{"progress": {what, done, total}}` now and then ' +
        'while the work goes on, at last one line with `result` (what the operation gives otherwise) or `error`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths: Object.fromEntries(operations.map((op) => [`/api/${op.name}`, { post: described(op) }])),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Error: errorSchema, Progress: progressSchema },
    },
    security: [{ token: [] }],
  };
}

const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string' },
        problems: { type: 'array', items: { type: 'object' } },
      },
    },
  },
};

/** One line of a progress stream but the last. */
const progressSchema = {
  type: 'object',
  required: ['progress'],
  properties: {
    progress: {
      type: 'object',
      required: ['what', 'done', 'total'],
      properties: {
        what: { type: 'string', description: 'what is counted, in words: “scenarios”' },
        done: { type: 'number' },
        total: { type: 'number' },
      },
    },
  },
};

function described(op: Operation): object {
  const examples = Object.fromEntries(
    op.examples.map((example, i) => [`example${i + 1}`, { summary: example.say, value: example.input }]),
  );
  const error = (description: string) => ({
    description,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
  });
  const output = schema(op.output, 'output');
  return {
    operationId: op.name,
    summary: op.title,
    description: op.summary,
    requestBody: { content: { 'application/json': { schema: schema(op.input, 'input'), examples } } },
    responses: {
      200: {
        description: op.title,
        content: {
          'application/json': { schema: output },
          'application/x-ndjson': {
            schema: {
              description: 'each line; the last one has `result` or `error`',
              oneOf: [
                { $ref: '#/components/schemas/Progress' },
                { type: 'object', required: ['result'], properties: { result: { type: 'object' } } },
                { $ref: '#/components/schemas/Error' },
              ],
            },
          },
        },
      },
      400: error('The input is not one this operation can answer; `problems` says why.'),
      401: error('The token is missing or of an earlier start.'),
    },
  };
}

function schema(of: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(of, { io, unrepresentable: 'any' }) as { $schema?: string };
  return rest;
}
