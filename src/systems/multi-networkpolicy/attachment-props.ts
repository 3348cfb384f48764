import { type Static, Type } from '@sinclair/typebox';
import { Labels } from '../../kubernetes/pod-schemas.js';
import { closed, defaulted, type Resolved } from '../../synth/props.js';

/** The configuration of one CNI plugin: its type, and whatever else that plugin knows. */
export interface CniPlugin {
  /** The name of the plugin's binary on the nodes: `bridge`, `macvlan`, `ipvlan`, `sriov`, `bond`. */
  readonly type: string;
  readonly [setting: string]: unknown;
}

const Plugin = Type.Unsafe<CniPlugin>(
  Type.Object(
    {
      type: Type.String({
        pattern: '^[^/\\s,]+$',
        description: "the name of the plugin's binary, such as bridge.",
      }),
    },
    { additionalProperties: true },
  ),
);

/** What `NetworkAttachmentDefinition` can be given. */
export const NetworkAttachmentDefinitionProps = closed({
  /** What Pods call it in `k8s.v1.cni.cncf.io/networks`, and policies in `policyFor`. */
  name: Type.String({ format: 'dns-subdomain', description: 'what Pods and policies call it.' }),
  /** Default: the chart's namespace, or default. Pods elsewhere name it `namespace/name`. */
  namespace: Type.Optional(Type.String({ format: 'dns-label' })),
  /** The version of the CNI specification. Default: 0.3.1, which every plugin in use can speak. */
  cniVersion: defaulted(
    Type.Union([
      Type.Literal('0.3.0'),
      Type.Literal('0.3.1'),
      Type.Literal('0.4.0'),
      Type.Literal('1.0.0'),
      Type.Literal('1.1.0'),
    ]),
    '0.3.1',
  ),
  /**
   * The plugins, in the order they run, each with its own settings. The first makes the interface, and its type is
   * what the enforcer's `networkPlugins` must name; further ones change that interface (`tuning`, `bandwidth`).
   */
  plugins: Type.Array(Plugin, {
    minItems: 1,
    description: "the plugins with their settings, such as [{ type: 'bridge', bridge: 'br0' }].",
  }),
  /** The device plugin's resource that a Pod needs for it, such as `intel.com/sriov`. Default: none. */
  resourceName: Type.Optional(Type.String({ format: 'label-key' })),
  /** Labels of the attachment. Default: none. */
  labels: defaulted(Labels, {}),
});
export type NetworkAttachmentDefinitionProps = Static<typeof NetworkAttachmentDefinitionProps>;

/** The props with their defaults filled in. */
export type AttachmentSettings = Resolved<typeof NetworkAttachmentDefinitionProps>;
