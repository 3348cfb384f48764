import type { Pointer } from '../../../model/pointer.js';
import type { Refuse } from '../../../synth/props.js';

interface Ref {
  readonly name?: string;
  readonly resolver?: string;
  readonly params?: unknown;
  readonly kind?: string;
  readonly apiVersion?: string;
}

/** Refuses a reference by name and resolver, or by neither, and what is left of Tekton's past. */
export function checkRef(ref: Ref | undefined, at: Pointer, refuse: Refuse): void {
  if (!ref) return;
  const custom = ref.apiVersion !== undefined && !ref.apiVersion.startsWith('tekton.dev/');
  if (ref.kind === 'ClusterTask') {
    const fix = "Use resolver: 'cluster' with the params kind, name and namespace.";
    refuse(`${at}/kind`, 'ClusterTask was removed from Tekton.', fix);
  }
  if (ref.name !== undefined && ref.resolver !== undefined)
    refuse(at, 'The reference has a name and a resolver.', "Give the name in the resolver's params.");
  if (ref.name === undefined && ref.resolver === undefined && !custom)
    refuse(at, 'The reference names nothing.', 'Give either name or resolver.');
  if (ref.params !== undefined && ref.resolver === undefined)
    refuse(
      `${at}/params`,
      'These params are for a resolver, and there is none.',
      'Put them beside the reference.',
    );
}
