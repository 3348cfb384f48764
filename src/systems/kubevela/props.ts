import { type Static, Type } from '@sinclair/typebox';
import { Labels } from '../../kubernetes/pod-schemas.js';
import { closed, defaulted } from '../../synth/props.js';
import { oneOf, StringMap, Text, UnknownMap } from './schemas.js';
import type { Component, Policy, Step } from './typed.js';

const Name = Type.String({ format: 'dns-label' });
const References = Type.Optional(Type.Array(Name, { minItems: 1, uniqueItems: true }));
const Mode = oneOf('DAG', 'StepByStep');

const Inputs = Type.Optional(
  Type.Array(closed({ from: Text, parameterKey: Type.Optional(Text) }), { minItems: 1 }),
);
const Outputs = Type.Optional(Type.Array(closed({ name: Text, valueFrom: Text }), { minItems: 1 }));

/** What components, traits, policies and steps have in common; properties are checked by their type, later. */
const typed = {
  type: Text,
  own: Type.Optional(Type.Boolean()),
  properties: Type.Optional(UnknownMap),
};

const step = {
  ...typed,
  name: Name,
  meta: Type.Optional(closed({ alias: Type.Optional(Text) })),
  if: Type.Optional(Text),
  timeout: Type.Optional(Type.String({ format: 'duration' })),
  dependsOn: References,
  inputs: Inputs,
  outputs: Outputs,
};

// The types of these three are narrower than their schemas: which properties there are depends on `type`.
const Components = Type.Unsafe<readonly Component[]>(
  Type.Array(
    closed({
      ...typed,
      name: Name,
      traits: Type.Optional(Type.Array(closed(typed), { minItems: 1 })),
      dependsOn: References,
      inputs: Inputs,
      outputs: Outputs,
      externalRevision: Type.Optional(Text),
    }),
    { minItems: 1 },
  ),
);
const Policies = Type.Unsafe<readonly Policy[]>(Type.Array(closed({ ...typed, name: Name })));
const Steps = Type.Unsafe<readonly Step[]>(
  Type.Array(
    closed({
      ...step,
      mode: Type.Optional(Mode),
      subSteps: Type.Optional(Type.Array(closed(step), { minItems: 1 })),
    }),
    { minItems: 1 },
  ),
);

/** What `KubeVelaApp` can be given. Only `name` and `components` are required. */
export const KubeVelaAppProps = closed({
  /** The application's name; `vela` commands take it. */
  name: Name,
  /** The application's namespace, which must be there. Default: the chart's, or default. */
  namespace: Type.Optional(Name),
  /** Labels of the Application. */
  labels: Type.Optional(Labels),
  /** Annotations of the Application, such as `app.oam.dev/publishVersion`. */
  annotations: Type.Optional(
    Type.Record(Type.String(), Type.String(), {
      propertyNames: { type: 'string', format: 'label-key' },
    }),
  ),
  /** What is deployed. */
  components: Components,
  /**
   * Where it is deployed and what is different there. One that no step names does nothing, so it is refused. Default:
   * none.
   */
  policies: defaulted(Policies, []),
  /**
   * In which order. Default: KubeVela deploys to each topology in turn, with every override, and asks nobody.
   */
  workflow: Type.Optional(
    closed({
      /** The steps; not together with `ref`. */
      steps: Type.Optional(Steps),
      /** A Workflow object in the application's namespace; not together with `steps`. What it names is not checked. */
      ref: Type.Optional(Name),
      /** How steps follow each other. KubeVela's default: StepByStep, and DAG inside a group. */
      mode: Type.Optional(closed({ steps: Type.Optional(Mode), subSteps: Type.Optional(Mode) })),
    }),
  ),
  /**
   * The clusters that KubeVela knows, as `vela cluster list` shows them. With `multicluster.enabled=false` there is only
   * local. Default: only local.
   */
  clusters: defaulted(Type.Array(Text, { minItems: 1, uniqueItems: true }), ['local']),
  /**
   * The namespaces of topologies that are there, or that something else makes, in every cluster of the topology. All
   * others are made, with this application; in clusters other than local that cannot be done. Default: none; default,
   * kube-* and vela-system are always there.
   */
  existingNamespaces: defaulted(Type.Array(Name, { uniqueItems: true }), []),
  /** Policy objects in the application's namespace that steps name besides `policies`. Default: none. */
  existingPolicies: defaulted(Type.Array(Name, { uniqueItems: true }), []),
  /** How many components it may have: each reconciliation renders all of them. Default: 15, the operators' guideline. */
  maxComponents: defaulted(Type.Integer({ minimum: 1 }), 15),
});
export type KubeVelaAppProps = Static<typeof KubeVelaAppProps>;

/** What `KubeVelaComponentDefinition` can be given. */
export const KubeVelaComponentDefinitionProps = closed({
  /** The type that components name. */
  name: Name,
  /**
   * The namespace: vela-system for every application, another for those in it. Default: vela-system, whatever the chart's
   * is.
   */
  namespace: defaulted(Name, 'vela-system'),
  /** What `vela def list` and the UI say of it. */
  description: Type.Optional(Text),
  /**
   * The workload that its `output` is: a kind, or the name of a WorkloadDefinition. Default: autodetects.core.oam.dev,
   * with which KubeVela looks at the output.
   */
  workload: defaulted(
    Type.Union([
      Text,
      closed({
        /** Such as apps/v1. */
        apiVersion: Text,
        /** Such as Deployment. */
        kind: Text,
      }),
    ]),
    'autodetects.core.oam.dev',
  ),
  /**
   * The CUE: `output`, `outputs` and `parameter`, without the package and the head that `vela def` files have. It is not
   * evaluated, but its brackets and texts must be closed, and its parameters declared and used.
   */
  template: Type.String({ minLength: 1 }),
  /** The CUE that says whether the workload is healthy: `isHealth`. */
  healthPolicy: Type.Optional(Text),
  /** The CUE that tells its state: `message`. */
  customStatus: Type.Optional(Text),
  /** The path of the Pod's spec in the output, for traits: `spec.template.spec`. */
  podSpecPath: Type.Optional(Text),
  /** The version of the definition, such as 1.2.0. */
  version: Type.Optional(Type.String({ pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+$' })),
  /** The kinds that it makes besides the workload. */
  childResourceKinds: Type.Optional(
    Type.Array(closed({ apiVersion: Text, kind: Text, selector: Type.Optional(StringMap) })),
  ),
});
export type KubeVelaComponentDefinitionProps = Static<typeof KubeVelaComponentDefinitionProps>;
