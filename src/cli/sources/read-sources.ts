import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { problem, UserError } from '../../model/errors.js';
import type { Source } from '../../resources/kustomize.js';
import { attempt } from '../../synth/output/output-folder.js';
import { LIMITS } from '../../yaml/load/limits.js';
import type { Io } from '../io.js';
import { filesOf } from './files.js';

const standardInput = '-';

/**
 * The texts that the operands name, each once: files, what is in folders, what globs match, and `-` for the standard input.
 *
 * @throws UserError `ARGUMENT_INVALID` for what is not there, is too large or is no UTF-8
 */
export function readSources(operands: readonly string[], { cwd }: Pick<Io, 'cwd'>): Source[] {
  const files = operands.flatMap((operand) =>
    operand === standardInput ? [operand] : filesOf(operand, cwd),
  );
  return [...new Set(files)].map((file) => {
    if (file === standardInput)
      return {
        file: '<stdin>',
        text: decoded(
          '<stdin>',
          attempt('<stdin>', () => readFileSync(0)),
        ),
      };
    const path = resolve(cwd, file);
    refuseHuge(file, attempt(file, () => statSync(path)).size);
    return {
      file,
      text: decoded(
        file,
        attempt(file, () => readFileSync(path)),
      ),
    };
  });
}

function refuseHuge(file: string, size: number): void {
  if (size <= LIMITS.length) return;
  const what = `${file} has ${size} bytes; at most ${LIMITS.length} are read.`;
  throw new UserError(problem('ARGUMENT_INVALID', [what, 'Split it, or leave out what is no manifest.']));
}

function decoded(file: string, bytes: Buffer): string {
  refuseHuge(file, bytes.length);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UserError(
      problem('ARGUMENT_INVALID', [`${file} is no UTF-8 text.`, 'Leave it out, or convert it.']),
    );
  }
}
