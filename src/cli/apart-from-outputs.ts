import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { shapeFault } from '../check/shape-fault.js';
import { problem, UserError } from '../model/errors.js';
import { show } from '../model/show.js';
import type { Source } from '../resources/kustomize.js';
import { readText } from '../resources/read.js';
import type { CheckInputs } from './check-inputs.js';
import type { Io } from './io.js';
import type { Output } from './outputs.js';

/**
 * The inputs without the reports that this very check is to write, as an earlier one has left them in a folder that is checked:
 * a second check would see them, and come to something else than the first.
 *
 * @throws UserError `ARGUMENT_INVALID` where a report would take the place of manifests
 */
export function apartFromOutputs(inputs: CheckInputs, outputs: readonly Output[], { cwd }: Io): CheckInputs {
  const written = new Map<string, string>();
  for (const { file } of outputs) {
    const path = file === undefined ? undefined : fileAt(file, cwd);
    if (file !== undefined && path !== undefined) written.set(path, file);
  }
  if (written.size === 0) return inputs;
  const isKept = (source: Source) => {
    const path = fileAt(source.file, cwd);
    const file = path === undefined ? undefined : written.get(path);
    if (file === undefined) return true;
    if (holdsObjects(source)) throw wouldBeLost(file);
    return false;
  };
  return { ...inputs, sources: inputs.sources.filter(isKept) };
}

/** The real path of what is a file; undefined for anything else, and for a name that is none. */
function fileAt(file: string, cwd: string): string | undefined {
  const path = resolve(cwd, file);
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? realpathSync(path) : undefined;
}

function holdsObjects({ file, text }: Source): boolean {
  return readText(file, text).manifests.some(({ object }) => !shapeFault(object));
}

function wouldBeLost(file: string): UserError {
  const what = `${show(file)} holds manifests, which the report would replace.`;
  return new UserError(problem('ARGUMENT_INVALID', [what, 'Name another file after the format.']));
}
