export { App, type AppProps } from './app.js';
export { type Place, type Problem, UserError } from './model/errors.js';
export type { Check, Finding, Severity } from './model/finding.js';
export type { KubernetesObject, Manifest } from './model/manifest.js';
export type { ErrorCode } from './model/messages.js';
export type { Origin } from './model/origin.js';

// systems:start

export {
  type ClusterServerOptions,
  CoreDnsTemplate,
  CoreDnsTemplateProps,
  clusterServer,
  Forward,
  forwardFromProxy,
  type KubeletDns,
  RawDirective,
  Rewrite,
  ServerBlock,
  ZoneFile,
  ZoneRecord,
} from './systems/coredns/index.js';
export {
  FluxAlert,
  FluxAlertProps,
  FluxBootstrap,
  FluxBootstrapProps,
  FluxHelmRelease,
  FluxHelmReleaseProps,
  FluxImagePolicy,
  FluxImagePolicyProps,
  FluxImageRepository,
  FluxImageRepositoryProps,
  FluxImageUpdateAutomation,
  FluxImageUpdateAutomationProps,
  FluxKustomization,
  FluxKustomizationProps,
  FluxProvider,
  FluxProviderProps,
  FluxReceiver,
  FluxReceiverProps,
  FluxSource,
  FluxSourceProps,
  FluxSystemKustomization,
  FluxSystemKustomizationProps,
  fluxSystemFolder,
  type ObjectRef,
  PatchProps,
  type SourceKind,
} from './systems/flux/index.js';
export {
  Application,
  type Component,
  ComponentDefinition,
  type DefinedComponent,
  type Input,
  KubeVelaApp,
  KubeVelaAppProps,
  KubeVelaComponentDefinition,
  KubeVelaComponentDefinitionProps,
  type Output,
  type Own,
  type Policy,
  type Step,
  type SubStep,
  type Trait,
  type VelaCoreRelease,
  velaCore,
} from './systems/kubevela/index.js';
export {
  type AuthorizationMode,
  aggregationApiServerArgs,
  HostFirewallProps,
  type KubeadmArg,
  MetricsServerWithFixes,
  MetricsServerWithFixesProps,
} from './systems/metrics-server/index.js';
export {
  type CniPlugin,
  MultiNetworkPolicy,
  MultiNetworkPolicyIptables,
  MultiNetworkPolicyIptablesProps,
  MultiNetworkPolicyProps,
  NetworkAttachmentDefinition,
  NetworkAttachmentDefinitionProps,
  PolicyPeer,
  PolicySelector,
} from './systems/multi-networkpolicy/index.js';
export {
  TektonEventListener,
  TektonEventListenerProps,
  TektonPipeline,
  TektonPipelineProps,
  TektonPipelineRun,
  TektonPipelineRunProps,
  TektonStepAction,
  TektonStepActionProps,
  TektonTask,
  TektonTaskProps,
  TektonTaskRun,
  TektonTaskRunProps,
  TektonTrigger,
  TektonTriggerBinding,
  TektonTriggerBindingProps,
  TektonTriggerProps,
  TektonTriggerTemplate,
  TektonTriggerTemplateProps,
} from './systems/tekton/index.js';

// systems:end
