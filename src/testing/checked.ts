import { checkOptionsOf } from '../check/check-props.js';
import { type Checker, createChecker } from '../check/checker.js';
import { definitionsAmong } from '../check/definitions-among.js';
import { newestRelease, type Release } from '../kubernetes/facts/releases.js';
import { problem, UserError } from '../model/errors.js';
import type { Finding } from '../model/finding.js';
import type { KubernetesObject } from '../model/manifest.js';
import { textReport } from '../report/findings/text.js';
import { readText } from '../resources/read.js';
import { manifestsOf } from './manifests-of.js';

/** What a check came to. */
export interface Checked {
  readonly findings: readonly Finding[];
  /** All findings, or these, as `runbook check` prints them. */
  text(findings?: readonly Finding[]): string;
}

interface Against {
  readonly kubernetes?: Release | readonly Release[] | undefined;
  readonly definitions?: readonly KubernetesObject[] | string | undefined;
}

/**
 * Checks what a test hands in.
 *
 * @throws UserError for what cannot be checked, or settings that are wrong
 */
export function checkedBy(received: unknown, { kubernetes, definitions = [] }: Against): Checked {
  const { manifests, findings: read, sources, definitions: others } = manifestsOf(received);
  const given = typeof definitions === 'string' ? definitionsIn(definitions) : definitions;
  const { releases = [newestRelease] } = checkOptionsOf('options', { kubernetes, definitions: given });
  const findings = [...read, ...checkerFor(releases, [...given, ...others])(manifests)];
  const counts = { objects: manifests.length, files: 0 };
  // The text tells no version.
  const report = { rules: [], counts, releases, waived: [], version: '', sources };
  return { findings, text: (told = findings) => textReport({ ...report, findings: told }) };
}

function definitionsIn(text: string): KubernetesObject[] {
  const { manifests, findings } = readText('definitions', text);
  const objects = definitionsAmong(manifests);
  if (objects.length > 0 && findings.length === 0) return objects;
  const what = findings[0]?.what ?? 'There is no CustomResourceDefinition in the text of definitions.';
  throw new UserError(problem('ARGUMENT_INVALID', [what, 'Give the text of a CRD file.']));
}

const checkers = new Map<string, Checker>();

/** A checker without definitions serves all tests of a file: what it works out for one it keeps for the next. */
function checkerFor(releases: readonly Release[], definitions: readonly KubernetesObject[]): Checker {
  if (definitions.length > 0) return createChecker({ releases, definitions });
  const key = releases.join();
  const known = checkers.get(key) ?? createChecker({ releases });
  checkers.set(key, known);
  return known;
}
