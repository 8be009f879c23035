/** A language model's endpoint of our own, on the loopback only, that does what a test asks of it: behave, lie, stall, drip, break. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  path: string;
  authorization: string | undefined;
  body: { model: string; messages: { role: string; content: string }[]; [setting: string]: unknown };
}

/** Answers one request; `n` counts them from 0. */
export type Answer = (response: ServerResponse, asked: Asked, n: number) => unknown;

export interface ModelServer {
  url: string;
  asked: Asked[];
  /** What the next requests get. */
  answer: Answer;
  close(): Promise<void>;
}

export async function modelServer(answer: Answer = says({ claims: [], sentences: [] })): Promise<ModelServer> {
  const asked: Asked[] = [];
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const one: Asked = {
      path: request.url ?? '',
      authorization: request.headers.authorization,
      body: JSON.parse(Buffer.concat(parts).toString('utf8')),
    };
    asked.push(one);
    await made.answer(response, one, asked.length - 1);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const made: ModelServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answer,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return made;
}

/** The words of a model, in the envelope of the chat completions form. */
export const envelope = (content: string) =>
  JSON.stringify({
    id: 'x',
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content } }],
  });

/** Says something, always: an object as JSON, a text as it is. */
export function says(words: object | string): Answer {
  return (response) => {
    response.setHeader('content-type', 'application/json');
    response.end(envelope(typeof words === 'string' ? words : JSON.stringify(words)));
  };
}

/** Answers with a status and any body. */
export function status(code: number, body = '', headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(code, headers);
    response.end(body);
  };
}

/** First this, then that; the last for ever. */
export function inTurn(...answers: Answer[]): Answer {
  return (response, asked, n) => answers[Math.min(n, answers.length - 1)](response, asked, n);
}
