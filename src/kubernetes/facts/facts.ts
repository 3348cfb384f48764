import type { Schema } from '../schema/schema.js';

/** What an API server says of the kinds that it serves, without prose. */
export interface KubernetesFacts {
  /** The minor release: `1.37`. */
  readonly release: string;
  /** By `apiVersion/kind`: `apps/v1/Deployment`, `v1/Pod`. */
  readonly kinds: Readonly<Record<string, KindFacts>>;
  /** By their OpenAPI names; `ref` in a schema is such a name. */
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** A kind that can be created. */
export interface KindFacts {
  /** As in the URL: `deployments`. */
  readonly plural: string;
  readonly namespaced: boolean;
  /** The name of its definition. */
  readonly definition: string;
}
