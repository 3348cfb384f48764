import { Type } from '@sinclair/typebox';
import { closed } from '../../../synth/props.js';
import { Count, Names, oneOf, StringMap, Strings, Text, UnknownMap } from '../schemas.js';

/** Which objects of the application; every list that is given must match. */
const Selector = closed({
  componentNames: Type.Optional(Names),
  componentTypes: Type.Optional(Names),
  oamTypes: Type.Optional(Names),
  traitTypes: Type.Optional(Names),
  resourceTypes: Type.Optional(Names),
  resourceNames: Type.Optional(Names),
});

const Selected = closed({ rules: Type.Array(closed({ selector: Selector }), { minItems: 1 }) });

/** Changes to components, for the deployments that name the policy. */
const Patches = Type.Array(
  closed({
    /** Which components, by a regular expression that is looked for anywhere in the name; `*` is `.*`. Default: all. */
    name: Type.Optional(Text),
    /** Which components, by their type. Default: all. */
    type: Type.Optional(Text),
    /** Merged into the component's: maps key by key, lists as a whole. */
    properties: Type.Optional(UnknownMap),
    /** Merged into the component's trait of that type, or added. */
    traits: Type.Optional(
      Type.Array(
        closed({
          type: Text,
          properties: Type.Optional(UnknownMap),
          /** Whether the trait is taken away. KubeVela's default: false. */
          disable: Type.Optional(Type.Boolean()),
          /** Whether the type is of your own, or an addon's: its properties are not checked. */
          own: Type.Optional(Type.Literal(true)),
        }),
      ),
    ),
  }),
  { minItems: 1 },
);

/** The properties of the policy types of vela-core 1.10.9, without what it calls deprecated (`clusterSelector`). */
export const policyTypes = {
  topology: closed({
    /** The clusters by name. `local` is the one that KubeVela runs in. KubeVela's default: local. */
    clusters: Type.Optional(Names),
    /** The clusters by their labels; not together with `clusters`. */
    clusterLabelSelector: Type.Optional(StringMap),
    /** Whether it is fine if the labels match no cluster: nothing is deployed then. KubeVela's default: false. */
    allowEmpty: Type.Optional(Type.Boolean()),
    /** The namespace in each of them, which KubeVela does not make. KubeVela's default: the application's. */
    namespace: Type.Optional(Type.String({ format: 'dns-label' })),
  }),
  override: closed({
    components: Type.Optional(Patches),
    /** The components that are deployed. KubeVela's default: all. */
    selector: Type.Optional(Names),
  }),
  replication: closed({
    /** A copy of each component is made for each key. */
    keys: Names,
    /** The components that are copied. KubeVela's default: all. */
    selector: Type.Optional(Names),
  }),
  'apply-once': closed({
    /** Whether objects that somebody else changed are left as they are. KubeVela's default: false. */
    enable: Type.Optional(Type.Boolean()),
    rules: Type.Optional(
      Type.Array(
        closed({
          selector: Type.Optional(Selector),
          strategy: closed({ affect: Type.Optional(Text), path: Strings }),
        }),
      ),
    ),
  }),
  'garbage-collect': closed({
    /** How many old revisions are kept. */
    applicationRevisionLimit: Type.Optional(Count),
    /** Whether objects that are not part of it any more stay. KubeVela's default: false. */
    keepLegacyResource: Type.Optional(Type.Boolean()),
    /** Whether it goes on when an object cannot be removed. KubeVela's default: false. */
    continueOnFailure: Type.Optional(Type.Boolean()),
    rules: Type.Optional(
      Type.Array(
        closed({
          selector: Selector,
          /** KubeVela's default: onAppUpdate. */
          strategy: Type.Optional(oneOf('onAppUpdate', 'onAppDelete', 'never')),
          propagation: Type.Optional(oneOf('orphan', 'cascading')),
        }),
      ),
    ),
  }),
  'resource-update': closed({
    rules: Type.Array(
      closed({
        selector: Selector,
        strategy: closed({
          /** KubeVela's default: patch. */
          op: Type.Optional(oneOf('patch', 'replace')),
          recreateFields: Type.Optional(Strings),
        }),
      }),
      { minItems: 1 },
    ),
  }),
  'shared-resource': Selected,
  'read-only': Selected,
  'take-over': Selected,
};
