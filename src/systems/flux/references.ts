import type { Construct } from 'constructs';
import type { Pointer } from '../../model/pointer.js';
import { suggest } from '../../model/suggest.js';
import { type Objects, objectsOf, watch } from './objects.js';

/** Another object that an object names. */
export interface Reference {
  /** The prop that names it. */
  readonly at: Pointer;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

/**
 * At synthesis, complains of references that are nearly right. A name that is nothing like one in the app may well be
 * made elsewhere; one that differs by a letter, or is of another kind or namespace, is a slip.
 */
export function checkReferences(
  scope: Construct,
  references: readonly Reference[],
  elsewhere: readonly string[] = [],
): void {
  const own = references.filter(({ name }) => name !== '*' && !elsewhere.includes(name));
  if (own.length === 0) return;
  watch(scope);
  scope.node.addValidation({
    validate: () => own.flatMap((reference) => slipIn(reference, objectsOf(scope)) ?? []),
  });
}

function slipIn(reference: Reference, objects: Objects): string | undefined {
  const { at, kind, name, namespace } = reference;
  if (objects.has(kind, namespace, name)) return undefined;
  const meant = meantBy(reference, objects);
  if (meant === undefined) return undefined;
  return `${at} names ${kind} ${namespace}/${name}, which is not in this app; ${meant} is. Write that, or, if the other is made elsewhere, add ${JSON.stringify(name)} to the prop elsewhere.`;
}

function meantBy({ kind, name, namespace }: Reference, objects: Objects): string | undefined {
  if (kind !== 'Secret' && kind !== 'ConfigMap') {
    const [other] = objects.named(name).filter((place) => isAlternative(place.kind, kind));
    if (other) return `${other.kind} ${other.namespace}/${name}`;
  }
  const near = suggest(name, objects.namesIn(kind, namespace));
  return near === undefined || isSibling(name, near) ? undefined : `${kind} ${namespace}/${near}`;
}

const sources = [
  'GitRepository',
  'OCIRepository',
  'HelmRepository',
  'Bucket',
  'HelmChart',
  'ExternalArtifact',
];

/** A Kustomization podinfo is no substitute for a GitRepository podinfo, but an OCIRepository is. */
function isAlternative(other: string, kind: string): boolean {
  return other === kind || (sources.includes(other) && sources.includes(kind));
}

/** `apps-1` and `apps-2` are two things, not one and a slip. */
function isSibling(a: string, b: string): boolean {
  const withoutDigits = (text: string) => text.replace(/\d+/g, '');
  return withoutDigits(a) === withoutDigits(b);
}
