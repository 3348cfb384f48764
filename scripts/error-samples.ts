import type { Place } from '../src/model/errors.js';
import type { ErrorArguments, ErrorCode } from '../src/model/messages.js';

/** What a message is made from, in an example, and the place that it speaks of. */
type Samples = { readonly [C in ErrorCode]: Place & { readonly args: ErrorArguments<C> } };

const line = (file: string, at: number): Place['origin'] => ({ file, line: at, column: 5 });
const deployment: Place = { construct: 'shop/api', origin: line('charts/shop.ts', 21) };

/** One for each code, for `docs/errors.md`: a new code does not compile until it has one here. */
export const errorSamples: Samples = {
  ARGUMENT_INVALID: {
    args: ['runbook synth has no option --ouput. Did you mean "--output"?', 'See runbook synth --help.'],
  },
  CONFIG_MISSING: { args: ['/home/me/platform'] },
  CONFIG_INVALID: {
    args: [
      'cdk8s.yaml',
      'runbook.fileName is not a setting. Did you mean "fileNames"?',
      'The settings are kustomization, fileNames.',
    ],
  },
  PROP_INVALID: {
    args: [
      'CoreDnsTemplate.clusterIP must be an IP address such as 10.96.0.10 or fd00::10; got "10.96.0.300".',
      'Change it, or leave it out.',
    ],
    construct: 'dns/coredns',
    at: '/clusterIP',
    origin: line('charts/dns.ts', 14),
  },
  GIT_FAILED: {
    args: [
      'main and HEAD have no common history in this shallow clone.',
      'Fetch all of it: git fetch --unshallow, or fetch-depth: 0 of actions/checkout.',
    ],
  },
  CLUSTER_FAILED: {
    args: [
      'https://10.0.0.1:6443',
      'refuses /openapi/v3 (403): forbidden: User "reader" cannot get path "/openapi/v3"',
      'Let the user read it: the ClusterRole system:discovery does.',
    ],
  },
  DOWNLOAD_FAILED: {
    args: ['https://example.com/crds.yaml', 'it answered 404', 'Correct the address.'],
  },
  INSTALL_FAILED: { args: ['main', 'npm ci', 'ended with exit code 1'] },
  APP_FAILED: { args: ['npx tsx charts/main.ts', 'ended with exit code 1'] },
  APP_NEVER_SYNTHESIZED: { args: ['npx tsx charts/main.ts'] },
  VALIDATION_FAILED: { args: ['replicas must be odd'], ...deployment },
  RENDER_FAILED: { args: ['Deployment shop/api', 'the port was not set'], ...deployment },
  APP_WROTE_FILES: { args: [['notes.txt']] },
  CHECK_FAILED: {
    args: [
      'service-selects-no-pods',
      'Service/shop/api',
      'no pod template carries {"app":"api"}',
      'Make spec.selector a subset of the labels of one pod template in the same namespace.',
    ],
    at: '/spec/selector',
    ...deployment,
  },
  DEPENDENCY_CYCLE: { args: [['shop/api', 'shop/database', 'shop/api']], ...deployment },
  IDENTITY_MISSING: { args: ['Deployment shop/api', 'metadata.name', ''], ...deployment },
  IDENTITY_TWICE: {
    args: ['ConfigMap/shop/settings', ['shop/settings', 'search/settings'], 'dist'],
    construct: 'search/settings',
    origin: line('charts/search.ts', 9),
  },
  VALUE_LOST: {
    args: ['Always', 'KubeDeployment'],
    at: '/spec/template/spec/initContainers/0/restartPolicy',
    ...deployment,
  },
  VALUE_UNPRINTABLE: {
    args: ['NaN', 'has no form in YAML.', 'Use plain text, numbers, booleans, lists and maps.'],
    at: '/spec/replicas',
    ...deployment,
  },
  PATCH_FAILED: {
    args: [{ op: 'remove', path: '/spec/paused' }, 'has no effect: there is no /spec/paused in the manifest'],
    ...deployment,
  },
  FILE_TWICE: { args: ['shop.k8s.yaml', ['shop', 'team/shop']] },
  OUTPUT_ESCAPES: { args: ['../shop.k8s.yaml', 'dist'] },
  OUTPUT_NOT_A_FOLDER: { args: ['dist'] },
  OUTPUT_NOT_OURS: { args: ['dist/shop.k8s.yaml'] },
  OUTPUT_EDITED: { args: ['dist/shop.k8s.yaml'] },
  OUTPUT_BUSY: { args: ['dist', 4711, 'dist/.runbook.busy'] },
  OUTPUT_FAILED: { args: ['dist/shop.k8s.yaml', 'permission denied (EACCES)'] },
  OUTPUT_HALFWAY: { args: ['dist/shop.k8s.yaml', 'no space left on device (ENOSPC)'] },
  LEDGER_BROKEN: { args: ['dist/.runbook.lock', 3, 'shop.k8s.yaml Deployment'] },
};
