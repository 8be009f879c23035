/** From the words of a command to its exit code; nothing here ends the process, so that tests can call it. */

import type { Host } from '@buildout/workbench/operations/host.ts';
import { Command, CommanderError } from 'commander';
import { commandGroups } from './commands/index.ts';
import { addCompletions, completionsAsJson, wantsCompletionsAsJson } from './completions.ts';
import { contextOf } from './context.ts';
import { EXIT, fromCommander, report } from './errors.ts';
import type { Terminal } from './terminal.ts';

export async function commandLine(argv: string[], place: { terminal: Terminal; host: Host }): Promise<number> {
  const { terminal } = place;
  const json = argv.includes('--json');
  const context = contextOf(place);
  const program = new Command('buildout')
    .description(
      'Does the AI build-out add up? Who pays whom, with whose money, for which capacity, and what must be true.',
    )
    .configureOutput({ writeOut: terminal.out, writeErr: () => {}, getOutHelpWidth: () => terminal.columns })
    .helpCommand(false)
    .showHelpAfterError(false)
    .exitOverride()
    .addHelpText('after', '\nEvery command takes --json. `buildout COMMAND --help` shows examples.');
  for (const [heading, commands] of commandGroups) {
    program.commandsGroup(heading);
    for (const add of commands) add(program, context);
  }
  addCompletions(program, place.host);
  if (argv.length === 0) {
    program.outputHelp();
    return EXIT.ok;
  }
  try {
    const parse = (words: string[]) => program.parseAsync(words, { from: 'user' });
    if (wantsCompletionsAsJson(argv)) await completionsAsJson(argv, parse, terminal);
    else await parse(argv);
    return context.exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) return report(error, { terminal, json });
    const usage = fromCommander(error, argv, namesOf(program));
    return usage ? report(usage, { terminal, json }) : EXIT.ok;
  } finally {
    await place.host.close?.();
  }
}

/** Every command and option there is, and the commands below a command, for the nearest name. */
function namesOf(command: Command): { commands: string[]; options: string[]; below: Record<string, string[]> } {
  const all = command.commands.map(namesOf);
  const own = command.commands.map((one) => one.name());
  return {
    commands: [...own, ...all.flatMap((one) => one.commands)],
    options: [...command.options.flatMap((one) => one.long ?? []), ...all.flatMap((one) => one.options)],
    below: Object.fromEntries(command.commands.map((one) => [one.name(), one.commands.map((sub) => sub.name())])),
  };
}
