/** Runs a tool of `node_modules` with this Node, from the root of the repository. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface Ended {
  code: number;
  /** What it printed, errors too. */
  output: string;
  /** What it printed on standard output. */
  out: string;
}

/** `file` is a JavaScript file under the root; a tool that cannot be started counts as ended with code 127. */
export function tool(file: string, args: string[], { show = false } = {}): Promise<Ended> {
  return command(process.execPath, [join(root, file), ...args], { show });
}

/** Any program, without standard input; ended by force after `seconds`. */
export function command(file: string, args: string[], { show = false, seconds = 1800, env = {} } = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      timeout: seconds * 1000,
    });
    let output = '';
    let out = '';
    child.stdout.on('data', (text: Buffer) => {
      out += text;
    });
    const take = (text: Buffer) => {
      output += text;
      if (show) process.stdout.write(text);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => resolve({ code: 127, output: `${file} could not be started: ${error.message}`, out }));
    child.on('close', (code, signal) =>
      resolve({ code: code ?? 1, out, output: signal ? `${output}\nended by ${signal} (limit ${seconds} s)` : output }),
    );
  });
}
