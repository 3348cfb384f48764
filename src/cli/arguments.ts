import { parseArgs } from 'node:util';
import { problem, UserError } from '../model/errors.js';
import { show } from '../model/show.js';
import { didYouMean } from '../model/suggest.js';
import type { Command, Option } from './command.js';

const help: Option = { type: 'boolean', short: 'h', help: 'Show this.' };

/**
 * The values of a command's options, a list of them for one that is `multiple`; and its operands as `operands`,
 * those after `--` as `paths` where the command has such.
 *
 * @throws UserError `ARGUMENT_INVALID` for an option that it doesn't have, a value that is missing or one too many
 */
export function parseOptions(command: Command, args: readonly string[]): Record<string, unknown> {
  const options = withHelp(command);
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const values: Record<string, unknown> = {};
  const operands: string[] = [];
  const paths: string[] = [];
  const end =
    (command.paths && tokens.find(({ kind }) => kind === 'option-terminator')?.index) ?? args.length;
  for (const token of tokens) {
    if (token.kind === 'positional') (token.index > end ? paths : operands).push(token.value);
    if (token.kind === 'option') addValue(values, options[token.name], token, command);
  }
  if (command.operands) return { ...values, operands, ...(command.paths && { paths }) };
  if (operands.length > 0)
    throw invalid(`runbook ${command.name} takes no ${show(operands[0])}.`, seeHelp(command));
  return values;
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function addValue(
  values: Record<string, unknown>,
  option: Option | undefined,
  token: OptionToken,
  command: Command,
): void {
  const value = valueFor(command, option, token);
  const before = values[token.name];
  // What is of an option that is `multiple` was made here.
  values[token.name] = option?.multiple ? [...((before as unknown[] | undefined) ?? []), value] : value;
}

function valueFor(
  command: Command,
  option: Option | undefined,
  { name, rawName, value, inlineValue }: OptionToken,
) {
  if (!option) {
    const known = Object.keys(withHelp(command)).map((one) => `--${one}`);
    const hint = didYouMean(rawName.startsWith('--') ? rawName : `--${name}`, known);
    throw invalid(`runbook ${command.name} has no option ${rawName}.${hint}`, seeHelp(command));
  }
  if (option.type === 'boolean' && value !== undefined)
    throw invalid(`${rawName} takes no value; got ${show(value)}.`, seeHelp(command));
  if (option.type === 'boolean') return true;
  const isMissing = value === undefined || value === '' || (!inlineValue && value.startsWith('-'));
  if (isMissing) throw invalid(`${rawName} needs a value.`, `Write ${rawName} ${option.value ?? 'VALUE'}.`);
  // parseArgs takes -o=out for -o with the value =out.
  return rawName.startsWith('--') ? value : value.replace(/^=/, '');
}

/** What `runbook COMMAND --help` prints. */
export function helpFor(command: Command): string {
  const rows = Object.entries(withHelp(command)).map(([name, { short, value, help }]) => {
    const flag = `${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`;
    return { flag, help };
  });
  const width = Math.max(...rows.map(({ flag }) => flag.length));
  const lines = rows.map(({ flag, help }) => `  ${flag.padEnd(width)}  ${help}`);
  return `runbook ${command.name} [options]${command.operands ? ` [${command.operands}]` : ''}\n\n${command.summary}\n\n${lines.join('\n')}\n`;
}

function withHelp(command: Command): Record<string, Option> {
  return { ...command.options, help };
}

function seeHelp(command: Command): string {
  return `See runbook ${command.name} --help.`;
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
