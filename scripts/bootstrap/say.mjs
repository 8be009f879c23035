/** Words to the person at the terminal: always on stderr, so that a command's own output stays clean. */
export class BootstrapError extends Error {}

export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Says what is going on when `work` takes more than a second, and for how long it took. */
export async function sayWhile(what, work) {
  const started = Date.now();
  let said = false;
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - started) / 1000);
    if (!said || seconds % 15 === 0) say(said ? `  … ${seconds} s` : `${what} …`);
    said = true;
  }, 1000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if (said) say(`  ${((Date.now() - started) / 1000).toFixed(0)} s`);
  }
}
