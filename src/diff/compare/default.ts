import type { JsonObject, JsonValue } from '../../model/manifest.js';

/** What a default may depend on beside the object that lacks it. */
export interface Around {
  /** Minor release of Kubernetes: 37 of 1.37. */
  readonly minor: number;
  /** Below a PodTemplateSpec. */
  readonly inTemplate: boolean;
  readonly within: Within | undefined;
}

/** The object that a value is in, and what that is in; lists between them are left out. */
export interface Within {
  readonly map: JsonObject;
  readonly within: Within | undefined;
}

/** Gives a default by the object that lacks it, which has no nulls. */
export type DefaultOf = (owner: JsonObject, around: Around) => JsonValue | undefined;

/** What the API server writes where a field is absent; a function looks at the object that lacks it. */
export type Default = JsonValue | DefaultOf;

/** The entries that the server writes into a map, whether the map is there or not. */
export type Fill = (owner: JsonObject, around: Around) => JsonObject | undefined;
