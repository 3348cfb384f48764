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
  type AuthorizationMode,
  aggregationApiServerArgs,
  HostFirewallProps,
  type KubeadmArg,
  MetricsServerWithFixes,
  MetricsServerWithFixesProps,
} from './systems/metrics-server/index.js';

// systems:end
