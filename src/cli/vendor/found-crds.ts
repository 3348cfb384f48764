import { basename, relative, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { definitionsAmong } from '../../check/definitions-among.js';
import { at, textOf } from '../../kubernetes/native/blocks/read.js';
import { problem, UserError } from '../../model/errors.js';
import type { KubernetesObject } from '../../model/manifest.js';
import { formatOrigin } from '../../model/origin.js';
import { show } from '../../model/show.js';
import { readText } from '../../resources/read.js';
import type { Io } from '../io.js';
import { readSources } from '../sources/read-sources.js';
import { download, isUrl, shownUrl } from './download.js';

/** A CRD, and where it comes from: a path, an address, a cluster. */
export interface FoundCrd {
  readonly crd: KubernetesObject;
  readonly from: string;
}

/**
 * The CRDs that a source has: a file, a folder, a glob, `-`, or an address of https. Whatever else is in it is left out.
 *
 * @throws UserError `ARGUMENT_INVALID` for a source without any, and for a text with CRDs that cannot be read
 */
export async function crdsIn(source: string, io: Io): Promise<FoundCrd[]> {
  const texts = isUrl(source)
    ? [{ file: shownUrl(source), text: await download(source) }]
    : readSources([source], io);
  const found = texts.flatMap(({ file, text }) =>
    definitionsIn(file, text).map((crd) => ({ crd, from: isUrl(source) ? file : kept(file, io.cwd) })),
  );
  if (found.length > 0) return found;
  const what = `${show(isUrl(source) ? shownUrl(source) : source)} has no CustomResourceDefinition.`;
  throw invalid(what, 'Name the files, folders or addresses that have some.');
}

/** Each CRD once, by name. */
export function distinct(found: readonly FoundCrd[]): FoundCrd[] {
  const byName = new Map<string, FoundCrd>();
  for (const one of found) {
    const name = one.crd.metadata.name ?? '';
    const known = byName.get(name);
    if (known && !isDeepStrictEqual(known.crd.spec, one.crd.spec))
      throw invalid(
        `${name} is in ${show(known.from)} and, with another spec, in ${show(one.from)}.`,
        'Leave one of them out.',
      );
    byName.set(name, known ?? one);
  }
  return [...byName.values()];
}

/** A name that is the CRD's own, and so one that a file can have. */
export function checkName({ crd, from }: FoundCrd): void {
  const name = textOf(crd.metadata?.name);
  const meant = `${textOf(at(crd.spec, 'names', 'plural'))}.${textOf(at(crd.spec, 'group'))}`;
  if (name === meant && /^[a-z0-9][-a-z0-9.]{0,251}[a-z0-9]$/.test(name)) return;
  throw invalid(
    `A CustomResourceDefinition in ${show(from)} is named ${show(name)}; its spec says ${show(meant)}.`,
    'Mend it: the API server would refuse it.',
  );
}

function definitionsIn(file: string, text: string): KubernetesObject[] {
  // Beside CRDs there may be templates and much else that need not be readable.
  if (!text.includes('CustomResourceDefinition')) return [];
  const { manifests, findings } = readText(file, text);
  const bad = findings.find(({ severity }) => severity === 'error');
  if (bad) throw invalid(`${bad.origin ? formatOrigin(bad.origin) : file}: ${bad.what}`, bad.fix);
  return definitionsAmong(manifests);
}

/** Of a file elsewhere only its name: where it lies is another machine's affair. */
function kept(file: string, cwd: string): string {
  const path = relative(cwd, resolve(cwd, file));
  return path.startsWith('..') ? basename(file) : path;
}

function invalid(what: string, fix: string): UserError {
  return new UserError(problem('ARGUMENT_INVALID', [what, fix]));
}
