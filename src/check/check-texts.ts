import type { Finding } from '../model/finding.js';
import type { Manifest } from '../model/manifest.js';
import { flattened } from '../resources/flatten.js';
import { beside, isKustomization, type Source } from '../resources/kustomize.js';
import { type ReadText, readText } from '../resources/read.js';
import { unreadableRule } from '../resources/rules.js';
import { hasSopsMap } from '../resources/sops.js';
import type { Checker } from './checker.js';

/** What was looked at, and what was found. */
export interface CheckedTexts {
  readonly manifests: readonly Manifest[];
  readonly findings: readonly Finding[];
  /** How many of the objects SOPS has encrypted in part, so that these values were not looked at. */
  readonly encrypted: number;
}

/**
 * Reads texts and checks all their objects as one set: CRDs of one file count for the objects of another. kustomize's own
 * files are no objects, nor are the patches that they name.
 */
export function checkTexts(sources: readonly Source[], check: Checker): CheckedTexts {
  const others = beside(sources);
  const read = sources.map(({ file, text }) =>
    others.has(file) ? unreadable(file, text) : readText(file, text),
  );
  const manifests = read.flatMap((of) => of.manifests).filter(({ object }) => !isKustomization(object));
  const encrypted = flattened(manifests).filter(({ object }) => hasSopsMap(object ?? {})).length;
  return { manifests, encrypted, findings: [...read.flatMap((of) => of.findings), ...check(manifests)] };
}

/** What is no object must be readable all the same: kustomize stops at it. */
function unreadable(file: string, text: string): ReadText {
  const findings = readText(file, text).findings.filter(({ rule }) => rule === unreadableRule.id);
  return { manifests: [], findings };
}
