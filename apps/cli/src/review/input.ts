/** What a person types while a command runs: single keys where standard input is a terminal, else lines. */

export interface Input {
  /** Whether single keys are read; then text is asked for separately. */
  keys: boolean;
  /** The next key, or the next line; undefined at the end. Ctrl-C and Ctrl-D are the end. */
  next(): Promise<string | undefined>;
  /** A line of text after a question; undefined when it was given up (Escape, Ctrl-C) or input ended. */
  ask(question: string): Promise<string | undefined>;
  close(): void;
}

/** What of a stream is used, so that tests can type. */
export interface InputStream {
  isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
  setEncoding(encoding: 'utf8'): unknown;
  resume(): unknown;
  pause(): unknown;
  on(event: 'data', listener: (text: string) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  off(event: 'data', listener: (text: string) => void): unknown;
  off(event: 'end', listener: () => void): unknown;
}

const [END_OF_TEXT, END_OF_FILE, ESCAPE] = ['\u0003', '\u0004', '\u001b'];

/** Reads from a stream; `say` shows what is typed while text is asked for. */
export function inputFrom(stream: InputStream, say: (text: string) => void): Input {
  const keys = stream.isTTY === true && stream.setRawMode !== undefined;
  let waiting: ((text: string | undefined) => void) | undefined;
  const typed: string[] = [];
  let line = '';
  let ended = false;
  const give = (text: string | undefined) => {
    const to = waiting;
    waiting = undefined;
    if (to) to(text);
    else if (text !== undefined) typed.push(text);
  };
  const onData = (text: string) => {
    if (keys) for (const key of keysIn(text)) give(key);
    else {
      const lines = (line + text).split(/\r?\n/);
      line = lines.pop() ?? '';
      for (const one of lines) give(one);
    }
  };
  const onEnd = () => {
    if (line !== '') give(line);
    line = '';
    ended = true;
    if (waiting) give(undefined);
  };
  stream.setEncoding('utf8');
  if (keys) stream.setRawMode!(true);
  stream.on('data', onData);
  stream.on('end', onEnd);
  stream.resume();
  const read = (): Promise<string | undefined> => {
    if (typed.length > 0) return Promise.resolve(typed.shift());
    if (ended) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      waiting = resolve;
    });
  };
  return {
    keys,
    async next() {
      const key = await read();
      return key === END_OF_TEXT || key === END_OF_FILE ? undefined : key;
    },
    async ask(question) {
      say(question);
      if (!keys) return read();
      let text = '';
      for (;;) {
        const key = await read();
        if (key === '\r' || key === '\n' || key === undefined || key === END_OF_TEXT || key === ESCAPE) {
          say('\n');
          return key === '\r' || key === '\n' ? text : undefined;
        }
        if (key === '\u007f' || key === '\b') {
          if (text !== '') say('\b \b');
          text = [...text].slice(0, -1).join('');
        } else if (key.length > 0 && !/^\p{Cc}/u.test(key)) {
          text += key;
          say(key);
        }
      }
    },
    close() {
      stream.off('data', onData);
      stream.off('end', onEnd);
      if (keys) stream.setRawMode!(false);
      stream.pause();
    },
  };
}

/** Single characters; what the arrow and function keys send is one key, which means nothing here. */
function keysIn(text: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Escape begins what these keys send.
  return text.match(/\u001b[[O][0-9;]*[A-Za-z~]|[\s\S]/gu) ?? [];
}
