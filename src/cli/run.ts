import { formatProblem, problem, UserError } from '../model/errors.js';
import { show } from '../model/show.js';
import { didYouMean } from '../model/suggest.js';
import { helpFor, parseOptions } from './arguments.js';
import { commands } from './commands.js';
import { BUG, type ExitCode, FINE, type Io, MISTAKE } from './io.js';
import { readVersion } from './version.js';

/**
 * Runs the command line.
 *
 * @param args without node and the script
 * @returns the exit code; nothing is thrown
 */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(args, io);
  } catch (error) {
    if (!(error instanceof UserError)) return reportBug(error, io);
    if (args.includes('--json')) io.out(`${JSON.stringify({ version: 1, problems: error.problems })}\n`);
    else io.err(`${error.problems.map(formatProblem).join('\n')}\n`);
    return MISTAKE;
  }
}

async function dispatch([name, ...rest]: readonly string[], io: Io): Promise<ExitCode> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    io.out(await overview());
    return name === undefined ? MISTAKE : FINE;
  }
  if (name === '--version' || name === '-v') {
    io.out(`${readVersion()}\n`);
    return FINE;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) throw unknownCommand(name);
  const command = await load();
  const values = parseOptions(command, rest);
  if (!values.help) return command.run(values, io);
  io.out(helpFor(command));
  return FINE;
}

async function overview(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  const rows = all.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`);
  return `runbook COMMAND [options]\n\n${rows.join('\n')}\n\nrunbook COMMAND --help tells the options of one. Exit codes: 0 fine, 1 found or stale, 2 your mistake, 3 ours.\n`;
}

function unknownCommand(name: string): UserError {
  const names = Object.keys(commands);
  const what = `${show(name)} is not a command.${didYouMean(name, names)}`;
  return new UserError(problem('ARGUMENT_INVALID', [what, `The commands are ${names.join(', ')}.`]));
}

function reportBug(error: unknown, io: Io): ExitCode {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.err(`This is a bug of cdk8s-runbook, not of your app. Please report it with these lines:\n${text}\n`);
  return BUG;
}
