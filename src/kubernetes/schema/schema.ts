import type { JsonValue } from '../../model/manifest.js';

/**
 * What a value must look like: the facts of an OpenAPI or a CRD schema, without prose. A schema without `type` and without
 * value validations takes anything.
 */
export interface Schema extends ValueValidation {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | undefined;
  /** An integer or a string; `type` is absent then. */
  readonly intOrString?: true;
  /** The object's own fields. With neither these nor `values` an object is closed and empty, unless `open`. */
  readonly properties?: Readonly<Record<string, Schema>>;
  /** Of a map: what its values look like (`additionalProperties`). */
  readonly values?: Schema;
  /** Unknown fields are kept (`x-kubernetes-preserve-unknown-fields`), not refused. */
  readonly open?: true;
  /** A whole Kubernetes object with apiVersion, kind and metadata (`x-kubernetes-embedded-resource`). */
  readonly embedded?: true;
  readonly items?: Schema;
  readonly nullable?: true;
  readonly default?: JsonValue;
  readonly listType?: 'atomic' | 'set' | 'map';
  readonly listMapKeys?: readonly string[];
  readonly mapType?: 'atomic' | 'granular';
  readonly rules?: readonly CelRule[];
  /** The name of a definition that stands here; resolved when it is needed. Everything else is absent then. */
  readonly ref?: string;
}

/** What restricts a value without telling its shape; all that may be inside `allOf`, `anyOf`, `oneOf` and `not`. */
export interface ValueValidation {
  readonly required?: readonly string[];
  readonly enum?: readonly JsonValue[];
  readonly format?: string;
  /** RE2 syntax, as Go compiles it; matches anywhere in the text. */
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: true;
  readonly exclusiveMaximum?: true;
  readonly multipleOf?: number;
  /** In code points. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
}

/** One entry of `x-kubernetes-validations`. */
export interface CelRule {
  readonly rule: string;
  readonly message?: string;
  readonly messageExpression?: string;
  readonly reason?: string;
  readonly fieldPath?: string;
  readonly optionalOldSelf?: boolean;
}
