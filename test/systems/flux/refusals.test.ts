import type { Chart } from 'cdk8s';
import { expect, it } from 'vitest';
import {
  FluxAlert,
  type FluxAlertProps,
  FluxBootstrap,
  FluxHelmRelease,
  type FluxHelmReleaseProps,
  FluxImagePolicy,
  type FluxImagePolicyProps,
  FluxImageRepository,
  FluxImageUpdateAutomation,
  type FluxImageUpdateAutomationProps,
  FluxKustomization,
  type FluxKustomizationProps,
  FluxProvider,
  type FluxProviderProps,
  FluxReceiver,
  type FluxReceiverProps,
  FluxSource,
  type FluxSourceProps,
  FluxSystemKustomization,
} from '../../../src/systems/flux/index.js';
import { problemsOf } from '../../support/problems.js';
import { synthesize } from '../../support/synth.js';

type Make = (chart: Chart) => unknown;
const ref = { branch: 'main' };
const git = { url: 'https://example.com/r', ref };
const oci = { url: 'oci://example.com/r', ref: { tag: '1.0.0' } };
const bucket = { bucketName: 'b', endpoint: 's3.example.com' };
const helm = { url: 'https://example.com/charts' };
const sourceRef = { kind: 'GitRepository', name: 'r' } as const;
const chartRef = { kind: 'OCIRepository', name: 'r' } as const;
const chart = { chart: 'c', version: '1.x', sourceRef: { kind: 'HelmRepository', name: 'r' } } as const;

const configMap = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;

const source =
  (props: FluxSourceProps, name = 'x'): Make =>
  (scope) =>
    new FluxSource(scope, name, props);
const kustomization =
  (props: Partial<FluxKustomizationProps>): Make =>
  (scope) =>
    new FluxKustomization(scope, 'x', { sourceRef, ...props });
const release =
  (props: FluxHelmReleaseProps): Make =>
  (scope) =>
    new FluxHelmRelease(scope, 'x', props);
const provider =
  (props: FluxProviderProps): Make =>
  (scope) =>
    new FluxProvider(scope, 'x', props);
const alert =
  (props: Partial<FluxAlertProps>): Make =>
  (scope) =>
    new FluxAlert(scope, 'x', {
      providerRef: { name: 'p' },
      eventSources: [{ kind: 'Bucket', name: 'b' }],
      ...props,
    });
const receiver =
  (props: Partial<FluxReceiverProps>): Make =>
  (scope) =>
    new FluxReceiver(scope, 'x', { type: 'github', resources: [{ kind: 'Bucket', name: 'b' }], ...props });
const policy =
  (props: Partial<FluxImagePolicyProps>): Make =>
  (scope) =>
    new FluxImagePolicy(scope, 'x', {
      imageRepositoryRef: { name: 'i' },
      policy: { numerical: {} },
      ...props,
    });
const image =
  (name: string): Make =>
  (scope) =>
    new FluxImageRepository(scope, 'x', { image: name });
const update =
  (git: FluxImageUpdateAutomationProps['git'], path?: string): Make =>
  (scope) =>
    new FluxImageUpdateAutomation(scope, 'x', {
      sourceRef,
      ...(git && { git }),
      ...(path && { update: { path } }),
    });
const commit = { author: { email: 'bot@example.com' } };

const removed = { apiVersion: 'policy/v1beta1', kind: 'PodDisruptionBudget', metadata: { name: 'x' } };

const refused: Record<string, [Make, at: string | undefined, what: string | RegExp]> = {
  'a name that a label cannot hold': [source({ git }, 'Pod Info'), '/name', /"Pod Info" cannot be used/],
  'a source of no kind': [source({}), undefined, 'None of git, oci, helm and bucket is given.'],
  'a source of two kinds': [source({ git, bucket }), '/bucket', 'git and bucket exclude one another.'],
  'an unknown prop': [
    source({ git: { ...git, intervall: '1m' } } as FluxSourceProps),
    '/git',
    '"intervall" is not a prop of FluxSource.git. Did you mean "interval"?',
  ],
  'an interval in days': [source({ git: { ...git, interval: '1d' } }), '/git/interval', /must be a duration/],
  'an interval of no length': [
    source({ git: { ...git, interval: '0s' } }),
    '/git/interval',
    'The interval "0s" has no length.',
  ],
  "a source's timeout in hours": [source({ oci: { ...oci, timeout: '1h' } }), '/oci/timeout', /not h/],
  'a Git address of scp': [
    source({ git: { ...git, url: 'git@github.com:org/r' } }),
    '/git/url',
    /such as ssh:\/\/git@github.com/,
  ],
  'a password in the address': [
    source({ git: { ...git, url: 'https://me:secret@example.com/r' } }),
    '/git/url',
    'The address has a password in it, which would be in Git for everybody to read.',
  ],
  'no revision of Git': [source({ git: { url: git.url } }), '/git/ref', /the branch master/],
  'two revisions of Git': [
    source({ git: { ...git, ref: { branch: 'a', tag: 'b' } } }),
    '/git/ref',
    /branch, tag/,
  ],
  'ssh without a key': [
    source({ git: { ...git, url: 'ssh://git@example.com/r' } }),
    '/git/secretRef',
    /known_hosts/,
  ],
  'a GitHub App without its Secret': [
    source({ git: { ...git, provider: 'github' } }),
    '/git/secretRef',
    /the GitHub App/,
  ],
  'a ServiceAccount without a cloud': [
    source({ git: { ...git, serviceAccountName: 'sa' } }),
    '/git/serviceAccountName',
    'serviceAccountName works with the providers aws and azure only.',
  ],
  'no revision of an artifact': [source({ oci: { url: oci.url } }), '/oci/ref', /the tag latest/],
  'two revisions of an artifact': [
    source({ oci: { ...oci, ref: { tag: 'a', digest: 'b' } } }),
    '/oci/ref',
    'ref has tag, digest; all but one of them would be ignored.',
  ],
  'a filter of no versions': [
    source({ oci: { ...oci, ref: { tag: 'a', semverFilter: '.*' } } }),
    '/oci/ref/semverFilter',
    'semverFilter has no effect without semver.',
  ],
  'a tag in the address': [
    source({ oci: { ...oci, url: 'oci://example.com:5000/r:1' } }),
    '/oci/url',
    '"oci://example.com:5000/r:1" has a tag or digest.',
  ],
  "anybody's signature": [
    source({ oci: { ...oci, verify: { provider: 'cosign' } } }),
    '/oci/verify',
    "Without keys and identities anybody's signature is good enough.",
  ],
  'notation without a trust policy': [
    source({ oci: { ...oci, verify: { provider: 'notation' } } }),
    '/oci/verify/secretRef',
    'Notation needs a Secret with its trust policy.',
  ],
  'a chart repository of the wrong type': [
    source({ helm: { ...helm, type: 'oci' } }),
    '/helm/type',
    'The type "oci" does not go with "https://example.com/charts".',
  ],
  'a cloud for a plain chart repository': [
    source({ helm: { ...helm, provider: 'aws' } }),
    '/helm/provider',
    'provider works with oci URLs only.',
  ],
  'a scheme in an endpoint': [
    source({ bucket: { ...bucket, endpoint: 'https://s3.example.com' } }),
    '/bucket/endpoint',
    '"https://s3.example.com" has a scheme.',
  ],
  'a ServiceAccount for a generic bucket': [
    source({ bucket: { ...bucket, serviceAccountName: 'sa' } }),
    '/bucket/serviceAccountName',
    'The provider generic takes no ServiceAccount.',
  ],
  'tokens for a bucket that takes none': [
    source({ bucket: { ...bucket, provider: 'gcp', sts: { provider: 'aws', endpoint: 'https://sts' } } }),
    '/bucket/sts',
    'The provider "gcp" takes no sts.',
  ],
  'tokens of the wrong kind': [
    source({ bucket: { ...bucket, provider: 'aws', sts: { provider: 'ldap', endpoint: 'https://sts' } } }),
    '/bucket/sts/provider',
    'The provider "aws" takes tokens from aws only.',
  ],
  'a field that v1 removed': [
    kustomization({ validation: 'client' } as Partial<FluxKustomizationProps>),
    undefined,
    /"validation" is not a prop/,
  ],
  'a timeout that the controller changes': [
    kustomization({ timeout: '10s' }),
    '/timeout',
    'The controller makes 30s of the timeout "10s".',
  ],
  'a path out of the source': [
    kustomization({ path: '../x' }),
    '/path',
    'The path "../x" leads out of the source.',
  ],
  'health checks beside wait': [
    kustomization({ wait: true, healthChecks: [{ kind: 'Job', name: 'x' }] }),
    '/healthChecks',
    'wait looks at everything, so that healthChecks has no effect.',
  ],
  'no variable': [
    kustomization({ postBuild: { substitute: { 'my-var': 'x' } } }),
    '/postBuild/substitute',
    '"my-var" is no name of a variable.',
  ],
  'two kubeconfigs': [
    kustomization({ kubeConfig: { secretRef: { name: 'a' }, configMapRef: { name: 'b' } } }),
    '/kubeConfig/configMapRef',
    'secretRef and configMapRef exclude one another.',
  ],
  'a patch that is no YAML': [
    kustomization({ patches: [{ patch: 'a: [' }] }),
    '/patches/0/patch',
    /is no YAML/,
  ],
  'an empty patch': [kustomization({ patches: [{ patch: '' }] }), '/patches/0/patch', 'The patch is empty.'],
  'a patch that is text': [
    kustomization({ patches: [{ patch: 'x' }] }),
    '/patches/0/patch',
    '"x" is no patch.',
  ],
  'a patch of no kind': [
    kustomization({ patches: [{ patch: { spec: {} } }] }),
    '/patches/0/patch',
    'A strategic merge patch needs apiVersion and kind.',
  ],
  'a patch for nothing': [
    kustomization({ patches: [{ patch: { apiVersion: 'v1', kind: 'Service' } }] }),
    '/patches/0/patch',
    'The patch names no object: it is for nothing.',
  ],
  'a patch without a name, beside a target': [
    kustomization({
      patches: [{ patch: { apiVersion: 'v1', kind: 'Service' }, target: { kind: 'Service' } }],
    }),
    '/patches/0/patch',
    'The patch has no metadata.name, without which kustomize does not read it.',
  ],
  'two patches with one target': [
    kustomization({
      patches: [{ patch: `${configMap('a')}---\n${configMap('b')}`, target: { kind: 'ConfigMap' } }],
    }),
    '/patches/0/patch',
    'The patch is 2 patches, and they have one target; kustomize refuses that.',
  ],
  'a patch with an empty item': [
    kustomization({ patches: [{ patch: `${configMap('a')}data: [x, null]\n` }] }),
    '/patches/0/patch',
    'The patch has a list with an empty item; kustomize refuses that.',
  ],
  'no operations': [
    kustomization({ patches: [{ patch: [], target: { kind: 'Job' } }] }),
    '/patches/0/patch',
    'The patch is empty.',
  ],
  'an operation that there is not': [
    kustomization({ patches: [{ patch: '- {op: change, path: /a, value: 1}', target: { kind: 'Job' } }] }),
    '/patches/0/patch',
    '{"op":"change","path":"/a","value":1} is no operation of a JSON 6902 patch.',
  ],
  'a move from nowhere': [
    kustomization({ patches: [{ patch: [{ op: 'move', path: '/a' }], target: { kind: 'Job' } }] }),
    '/patches/0/patch',
    '{"op":"move","path":"/a"} is no operation of a JSON 6902 patch.',
  ],
  'a target that is no regular expression': [
    kustomization({
      patches: [{ patch: [{ op: 'remove', path: '/a' }], target: { kind: 'Job', name: 'a(' } }],
    }),
    '/patches/0/target/name',
    '"a(" is no regular expression.',
  ],
  'a token in an address': [
    source({ git: { ...git, url: 'https://ghp_x@github.com/o/r' } }),
    '/git/url',
    /has a password in it/,
  ],
  'a branch without a name': [
    source({ git: { ...git, ref: { branch: '' } } }),
    '/git/ref',
    /No revision is named/,
  ],
  'the signature of a tag on a branch': [
    source({ git: { ...git, verify: { mode: 'Tag', secretRef: { name: 'keys' } } } }),
    '/git/verify/mode',
    'The mode "Tag" checks the signature of a tag, and ref names none.',
  ],
  'a label that cannot be': [kustomization({ labels: { 'a b': 'c' } }), '/labels', /must be a label key/],
  'the value of a label that cannot be': [
    kustomization({ labels: { a: 'b c' } }),
    '/labels/a',
    /must be a label value/,
  ],
  'an annotation that cannot be': [
    kustomization({ annotations: { 'a b': 'c' } }),
    '/annotations',
    /must be a label key/,
  ],
  'operations for nothing': [
    kustomization({ patches: [{ patch: [{ op: 'remove', path: '/spec' }] }] }),
    '/patches/0/target',
    'A JSON 6902 patch needs a target: it does not say what it is for.',
  ],
  'an operation without a pointer': [
    kustomization({ patches: [{ patch: '- op: add\n  path: spec\n', target: { kind: 'Job' } }] }),
    '/patches/0/patch',
    '{"op":"add","path":"spec"} is no operation of a JSON 6902 patch.',
  ],
  'a removed version in the second document of a patch': [
    kustomization({
      patches: [
        { patch: `apiVersion: v1\nkind: Service\nmetadata: {name: x}\n---\n${JSON.stringify(removed)}\n` },
      ],
    }),
    '/patches/0/patch',
    'PodDisruptionBudget of policy/v1beta1 is not served since Kubernetes 1.25.',
  ],
  'a removed version that an operation sets': [
    kustomization({
      patches: [
        {
          patch: [{ op: 'replace', path: '/apiVersion', value: 'batch/v1beta1' }],
          target: { kind: 'CronJob' },
        },
      ],
    }),
    '/patches/0/patch',
    'CronJob of batch/v1beta1 is not served since Kubernetes 1.25.',
  ],
  'a target of a removed version': [
    kustomization({
      patches: [
        {
          patch: [{ op: 'remove', path: '/spec/x' }],
          target: { version: 'v1beta2', kind: 'GitRepository', group: 'source.toolkit.fluxcd.io' },
        },
      ],
    }),
    '/patches/0/target/version',
    'GitRepository of source.toolkit.fluxcd.io/v1beta2 is not served since Flux 2.8.',
  ],
  'a removed version in a post-renderer': [
    release({ chartRef, postRenderers: [{ kustomize: { patches: [{ patch: removed }] } }] }),
    '/postRenderers/0/kustomize/patches/0/patch',
    /policy\/v1beta1/,
  ],
  "a removed version in a patch of Flux's own folder": [
    (scope) => new FluxSystemKustomization(scope, 'x', { patches: [{ patch: removed }] }),
    '/patches/0/patch',
    /policy\/v1beta1/,
  ],
  'a release of no chart': [release({}), undefined, 'None of chart and chartRef is given.'],
  'a release of two charts': [
    release({ chart, chartRef }),
    '/chartRef',
    'chart and chartRef exclude one another.',
  ],
  'a chart of any version': [
    release({ chart: { chart: 'c', sourceRef: chart.sourceRef } }),
    '/chart/version',
    'No version is named: every new one would be installed as soon as it is there.',
  ],
  'a version of a chart in Git': [
    release({ chart: { chart: './c', version: '1.x', sourceRef } }),
    '/chart/version',
    'version has no effect for a GitRepository: its revision decides.',
  ],
  'a signature of a chart in Git': [
    release({ chart: { chart: './c', sourceRef, verify: { provider: 'cosign' } } }),
    '/chart/verify',
    'verify works with a HelmRepository only; got a GitRepository.',
  ],
  'a release name that Helm cannot store': [
    release({ chartRef, releaseName: 'x'.repeat(54) }),
    '/releaseName',
    /more than 53/,
  ],
  'a retry of what is not retried': [
    release({ chartRef, install: { strategy: { name: 'RemediateOnFailure', retryInterval: '1m' } } }),
    '/install/strategy/retryInterval',
    'RemediateOnFailure takes no retryInterval.',
  ],
  'a remediation that never happens': [
    release({ chartRef, upgrade: { strategy: { name: 'RetryOnFailure' }, remediation: { retries: 3 } } }),
    '/upgrade/remediation',
    'RetryOnFailure never remediates, so that remediation has no effect.',
  ],
  'literal without a place': [
    release({ chartRef, valuesFrom: [{ kind: 'Secret', name: 's', literal: true }] }),
    '/valuesFrom/0/literal',
    'literal has no effect without targetPath.',
  ],
  'a webhook in Git': [
    provider({ type: 'slack', address: 'https://hooks.slack.com/services/x' }),
    '/address',
    'This address is a password: whoever reads it in Git can post there.',
  ],
  DingTalk: [provider({ type: 'dingtalk' as 'lark' }), '/type', /must be "slack", /],
  'a commit status of a chat': [
    provider({ type: 'slack', commitStatusExpr: "'x'" }),
    '/commitStatusExpr',
    'The type "slack" sets no commit status.',
  ],
  'a Git host without a token': [
    provider({ type: 'gitlab', address: 'https://gitlab.com/org/r' }),
    '/secretRef',
    'The type "gitlab" needs a Secret with a token that may set commit statuses.',
  ],
  'an alert of nothing': [
    alert({ eventSources: [] }),
    '/eventSources',
    'The list is empty: nothing would ever happen.',
  ],
  'labels beside a name': [
    alert({ eventSources: [{ kind: 'Bucket', name: 'b', matchLabels: { a: 'b' } }] }),
    '/eventSources/0/matchLabels',
    'matchLabels has no effect beside the name "b".',
  ],
  'no regular expression': [
    alert({ exclusionList: ['(?i)a', '('] }),
    '/exclusionList/1',
    '"(" is no regular expression.',
  ],
  'a provider of another namespace': [
    alert({ providerRef: { name: 'p', namespace: 'other' } }),
    '/providerRef/namespace',
    'The provider is in "other", the alert in "flux-system"; an alert sees its own namespace only.',
  ],
  'a receiver for anybody': [receiver({}), '/secretRef', 'Without a Secret with a token anybody could call.'],
  'OIDC without an issuer': [
    receiver({ type: 'generic-oidc' }),
    '/oidcProviders',
    'generic-oidc needs an oidcProvider: who may call.',
  ],
  'an image with a tag': [
    image('localhost:5000/app:1'),
    '/image',
    '"localhost:5000/app:1" has a tag or digest.',
  ],
  'an image with a scheme': [image('oci://ghcr.io/app'), '/image', '"oci://ghcr.io/app" has a scheme.'],
  'two policies': [
    policy({ policy: { numerical: {}, alphabetical: {} } }),
    '/policy/numerical',
    'alphabetical and numerical exclude one another.',
  ],
  'a digest that is looked up never': [
    policy({ digestReflectionPolicy: 'Always' }),
    '/interval',
    'The policy Always needs an interval.',
  ],
  'an interval for nothing': [
    policy({ interval: '1m' }),
    '/interval',
    "An interval goes with digestReflectionPolicy: 'Always' only.",
  ],
  'a part of nothing': [
    policy({ filterTags: { extract: '$ts' } }),
    '/filterTags/pattern',
    'extract takes a part of what pattern matches, and there is no pattern.',
  ],
  'an update without an author': [update(undefined), '/git', /nothing says who commits/],
  'a template of Flux 2.6': [
    update({ commit: { ...commit, messageTemplate: '{{range .Updated.Images}}{{end}}' } }),
    '/git/commit/messageTemplate',
    'The template uses ".Updated", which was removed in Flux 2.7.',
  ],
  'a push by force': [
    update({ commit, push: { refspec: '+refs/heads/a:refs/heads/b' } }),
    '/git/push/refspec',
    /overwrites or deletes/,
  ],
  'a push to nowhere': [
    update({ commit, checkout: { ref: { tag: 'v1' } } }),
    '/git/push/branch',
    'What is checked out is no branch, so that there is nowhere to push.',
  ],
  'a cluster that is no folder': [
    (scope) => new FluxBootstrap(scope, 'x', { cluster: '../x', url: git.url }),
    '/cluster',
    /must be a DNS name/,
  ],
  'a chart repository as manifests': [
    (scope) => new FluxSource(scope, 'x', { helm }).sourceRef,
    undefined,
    'The HelmRepository x cannot be the sourceRef of a Kustomization.',
  ],
};

it.each(Object.entries(refused))('%s is refused', (_, [make, at, what]) => {
  const problems = problemsOf(() => synthesize(make));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({
    code: 'PROP_INVALID',
    what: typeof what === 'string' ? what : expect.stringMatching(what),
  });
  expect(problems[0]?.at).toBe(at);
});

it('what kustomize takes is taken: empty documents, and a user of ssh', () => {
  const patches = [{ patch: `---\n${configMap('a')}---\n` }];
  expect(() => synthesize(kustomization({ patches }))).not.toThrow();
  const ssh = { url: 'ssh://git@example.com/r', ref, secretRef: { name: 'deploy-key' } };
  expect(() => synthesize(source({ git: ssh }))).not.toThrow();
});
