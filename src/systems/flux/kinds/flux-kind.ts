import type { TObject, TProperties } from '@sinclair/typebox';
import { defineKind, type Kind } from '../../../kubernetes/kind.js';
import { closed } from '../../../synth/props.js';

/** A kind of Flux: it has a spec and nothing else, and its name is known to the compiler. */
export type FluxKind<K extends string, P extends TProperties> = Kind<{ spec: TObject<P> }> & {
  readonly kind: K;
};

/**
 * A kind of Flux, all of which are namespaced and called in the API as English makes plurals: `gitrepositories`.
 *
 * @param spec the fields of the kind's spec
 */
export function fluxKind<const K extends string, P extends TProperties>(
  apiVersion: string,
  kind: K,
  spec: P,
): FluxKind<K, P> {
  const plural = `${kind.toLowerCase().replace(/y$/, 'ie')}s`;
  const body = closed({ spec: closed(spec) });
  return { ...defineKind({ apiVersion, kind, plural, scope: 'Namespaced', body }), kind };
}
