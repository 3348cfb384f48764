import { formats } from '../../../kubernetes/formats.js';
import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import type { Param } from '../kinds/params.js';
import { checkUniqueInAnyCase } from './unique.js';

interface Ref {
  readonly name?: string;
  readonly resolver?: string;
  readonly params?: readonly Param[];
  readonly kind?: string;
  readonly apiVersion?: string;
}

/** Refuses a reference by name and resolver, or by neither, and what is left of Tekton's past. */
export function checkRef(ref: Ref | undefined, at: Pointer, refuse: Refuse): void {
  if (!ref) return;
  const { name, resolver, params } = ref;
  const custom = ref.apiVersion !== undefined && !ref.apiVersion.startsWith('tekton.dev/');
  if (ref.kind === 'ClusterTask') {
    const fix = "Use resolver: 'cluster' with the params kind, name and namespace.";
    refuse(`${at}/kind`, 'ClusterTask was removed from Tekton.', fix);
  }
  if (name !== undefined && resolver !== undefined)
    refuse(at, 'The reference has a name and a resolver.', "Give the name in the resolver's params.");
  if (name === undefined && resolver === undefined && !custom)
    refuse(at, 'The reference names nothing.', 'Give either name or resolver.');
  if (name !== undefined && !custom) checkRefName(name, `${at}/name`, refuse);
  if (params !== undefined && resolver === undefined) {
    const what = 'These params are for a resolver, and there is none.';
    refuse(`${at}/params`, what, 'Put them beside the reference.');
  }
  checkUniqueInAnyCase(params, 'params', `${at}/params`, refuse);
}

/** Refuses a name that no object can have, such as one that a variable decides. */
export function checkRefName(name: string, at: Pointer, refuse: Refuse): void {
  if (formats['dns-subdomain'].test(name)) return;
  const fix = 'Write it as it is; where a variable decides, use a resolver, whose params take one.';
  refuse(at, `${show(name)} is no name, and Tekton replaces no variables here.`, fix);
}

/** Refuses a task of a Pipeline that is half a custom task: with a kind and an API version, Tekton leaves it to others. */
export function checkTaskKind({ kind, apiVersion }: Ref, at: Pointer, refuse: Refuse): void {
  if (kind === 'ClusterTask') return;
  const isCustom = kind !== undefined && kind !== 'Task';
  if (isCustom && apiVersion === undefined) {
    const what = `A task of kind ${show(kind)} is a custom task, and has no apiVersion.`;
    refuse(`${at}/apiVersion`, what, 'Give that of its kind, such as example.com/v1; or remove kind.');
  }
  if (apiVersion === undefined) return;
  if (!isCustom) {
    const what = `With apiVersion ${show(apiVersion)} Tekton takes this for a custom task, and nobody runs it.`;
    refuse(`${at}/apiVersion`, what, 'Remove it; for a custom task, give its kind too.');
  } else if (!/^[^/]+\/[^/]+$/.test(apiVersion))
    refuse(`${at}/apiVersion`, `${show(apiVersion)} has no group and version.`, 'Write group/version.');
}
