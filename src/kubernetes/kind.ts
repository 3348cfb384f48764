import type { Static, TObject, TProperties } from '@sinclair/typebox';

/** A kind that a CRD adds to the API server: a JSON Schema that is also a TypeScript type. */
export interface Kind<P extends TProperties = TProperties> {
  /** The version that is emitted: `tekton.dev/v1`. */
  readonly apiVersion: string;
  readonly kind: string;
  /** As in the URL of the API: `pipelineruns`. */
  readonly plural: string;
  readonly scope: 'Namespaced' | 'Cluster';
  /**
   * Everything beside `apiVersion`, `kind`, `metadata` and `status`; most kinds have a `spec` alone. Facts of the CRD
   * only: fields, types, what is required, enums, limits. No defaults: those are the API server's affair.
   */
  readonly body: TObject<P>;
}

/** What an object of a kind holds beside its head. */
export type BodyOf<K extends Kind> = Static<K['body']>;

/** Checks the definition's type where it is written. */
export function defineKind<P extends TProperties>(kind: Kind<P>): Kind<P> {
  return kind;
}
