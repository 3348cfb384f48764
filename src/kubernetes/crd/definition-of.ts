import type { Fault } from '../../model/fault.js';
import type { JsonObject } from '../../model/manifest.js';
import { at, fieldsOf, isFields, itemsOf, textOf } from '../native/blocks/read.js';
import type { Schema } from '../schema/schema.js';
import { crdVersionRemoved } from './rules.js';
import { schemaFromCrd } from './schema-from-crd.js';
import { structuralFaults } from './structural-faults.js';

/** A kind that a CustomResourceDefinition adds. */
export interface Definition {
  readonly group: string;
  readonly kind: string;
  /** As in the URL: `pipelineruns`. */
  readonly plural: string;
  readonly scope: 'Namespaced' | 'Cluster';
  readonly versions: readonly DefinedVersion[];
  /** What the API server would refuse in the definition itself. */
  readonly faults: readonly Fault[];
}

/** One version of the kind. */
export interface DefinedVersion {
  /** `v1beta1`. */
  readonly name: string;
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated: boolean;
  /** What the server answers who uses a deprecated version, where the definition words it. */
  readonly deprecationWarning: string | undefined;
  /** Of the whole object. */
  readonly schema: Schema;
}

/**
 * What a CustomResourceDefinition defines. Whatever is wrong with it is in `faults`; as much as can be read is read all the
 * same. One of v1beta1 defines no versions. Schemas and faults are worked out when they are first asked for.
 */
export function definitionOf(crd: JsonObject): Definition {
  const spec = fieldsOf(crd.spec);
  let faults: readonly Fault[] | undefined;
  const isRemoved = crd.apiVersion !== 'apiextensions.k8s.io/v1';
  return {
    group: textOf(spec.group),
    kind: textOf(at(spec, 'names', 'kind')),
    plural: textOf(at(spec, 'names', 'plural')),
    scope: spec.scope === 'Cluster' ? 'Cluster' : 'Namespaced',
    versions: isRemoved ? [] : itemsOf(spec.versions).filter(isFields).map(versionOf),
    get faults() {
      faults ??= isRemoved ? [removed(crd)] : structuralFaults(crd);
      return faults;
    },
  };
}

function versionOf(version: JsonObject): DefinedVersion {
  let schema: Schema | undefined;
  const { deprecationWarning } = version;
  return {
    name: textOf(version.name),
    served: version.served === true,
    storage: version.storage === true,
    deprecated: version.deprecated === true,
    deprecationWarning: typeof deprecationWarning === 'string' ? deprecationWarning : undefined,
    get schema() {
      schema ??= schemaFromCrd(at(version, 'schema', 'openAPIV3Schema'));
      return schema;
    },
  };
}

function removed({ apiVersion }: JsonObject): Fault {
  return {
    rule: crdVersionRemoved,
    at: '/apiVersion',
    value: apiVersion,
    says: 'is not served since Kubernetes 1.22',
  };
}
