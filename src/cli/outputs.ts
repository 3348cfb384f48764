import { problem, UserError } from '../model/errors.js';
import { oneOf, show } from '../model/show.js';
import { didYouMean } from '../model/suggest.js';
import type { Io } from './io.js';
import { refuseUnwritable, writeWhole } from './whole-file.js';

/** One format of a report, and where it goes. */
export interface Output<F extends string = string> {
  readonly format: F;
  /** As the user named it; absent: to the standard output. */
  readonly file?: string;
}

/** What only a terminal cares for. */
export interface OutputLook {
  readonly color: boolean;
  /** Columns of the terminal; absent where there is none. */
  readonly width?: number;
}

/**
 * The outputs that `--format` asks for: a format, or several (`text,sarif=check.sarif`, or the option more than once), each to
 * the standard output or to a file. Without any, the first of the formats goes to the standard output. Nothing is written yet.
 *
 * @throws UserError `ARGUMENT_INVALID` for a format that is not known, two for one place, and a file in no folder;
 * `OUTPUT_FAILED` for a file that cannot be written
 */
export function parseOutputs<F extends string>(
  values: readonly string[] | undefined,
  formats: readonly [F, ...F[]],
  { cwd }: Pick<Io, 'cwd'>,
): readonly Output<F>[] {
  const parts = (values ?? [formats[0]]).flatMap((value) => value.split(','));
  const outputs = parts.map((part) => outputOf(part.trim(), formats));
  refuseTwice(outputs);
  refuseUnwritable(
    outputs.flatMap(({ file }) => file ?? []),
    cwd,
  );
  return outputs;
}

/**
 * Writes every output, the files first, all of them or none.
 *
 * @param write what the report looks like in a format; a look is given for the standard output only
 * @throws UserError `OUTPUT_FAILED`, with nothing replaced
 */
export function writeOutputs<F extends string>(
  outputs: readonly Output<F>[],
  write: (format: F, look?: OutputLook) => string,
  io: Io,
): void {
  const files = outputs.flatMap(({ format, file }) =>
    file === undefined ? [] : [{ file, text: write(format) }],
  );
  writeWhole(files, io.cwd);
  for (const { format, file } of outputs) if (file === undefined) io.out(write(format, lookOf(io)));
}

/** Colours and width of what the standard output is shown on. */
function lookOf({ env, isOutTerminal = false, columns }: Io): OutputLook {
  const color = isOutTerminal && !env.NO_COLOR && env.TERM !== 'dumb';
  return { color, ...(isOutTerminal && columns !== undefined && { width: columns }) };
}

function outputOf<F extends string>(part: string, formats: readonly F[]): Output<F> {
  const [name = '', ...rest] = part.split('=');
  const format = formats.find((known) => known === name);
  if (format === undefined) throw unknownFormat(name, formats);
  if (rest.length === 0) return { format };
  const file = rest.join('=');
  if (file === '') throw invalid(`--format ${part} names no file.`, `Write --format ${name}=FILE.`);
  return file === '-' ? { format } : { format, file };
}

function unknownFormat(name: string, formats: readonly string[]): UserError {
  const what = `--format must be ${oneOf(formats)}; got ${show(name)}.${didYouMean(name, formats)}`;
  return invalid(what, 'Choose one of them, or several with a file each: text,NAME=FILE.');
}

function refuseTwice(outputs: readonly Output[]): void {
  const toOut = outputs.filter(({ file }) => file === undefined).map(({ format }) => format);
  if (toOut.length > 1) {
    const what = `--format sends ${toOut.join(' and ')} to the standard output.`;
    throw invalid(what, `Give all but one of them a file: ${toOut[1]}=FILE.`);
  }
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
