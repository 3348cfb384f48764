import { show } from '../../model/show.js';
import type { Refuse } from '../../synth/props.js';
import { checkExactlyOne, checkIntervals, checkUrl } from './examine.js';
import { type FluxSourceProps, sourceProps } from './source-props.js';

type Git = NonNullable<FluxSourceProps['git']>;
type Oci = NonNullable<FluxSourceProps['oci']>;
type Helm = NonNullable<FluxSourceProps['helm']>;
type Bucket = NonNullable<FluxSourceProps['bucket']>;

/** Refuses what the API server or source-controller refuses, and what they would silently get wrong. */
export function checkSource(props: FluxSourceProps, refuse: Refuse): void {
  const kind = checkExactlyOne(props, sourceProps, '', refuse);
  if (kind === undefined) return;
  const { git, oci, helm, bucket } = props;
  const tell: Refuse = (at, what, fix) => refuse(`/${kind}${at}`, what, fix);
  checkIntervals(git ?? oci ?? helm ?? bucket ?? {}, ['interval', 'timeout'], '', tell);
  if (git) checkGit(git, tell);
  if (oci) checkOci(oci, tell);
  if (helm) checkHelm(helm, tell);
  if (bucket) checkBucket(bucket, tell);
}

function checkGit({ url, ref, provider, secretRef, serviceAccountName, verify }: Git, refuse: Refuse): void {
  checkUrl(url, '/url', refuse);
  checkRef(ref, refuse);
  checkSigned(verify, ref, refuse);
  if (url.startsWith('ssh://') && !secretRef)
    refuse('/secretRef', 'ssh needs a Secret with identity and known_hosts.', 'Name it, or use https.');
  if (provider === 'github' && !secretRef)
    refuse('/secretRef', 'The provider github needs a Secret with the GitHub App.', 'Name it.');
  if (serviceAccountName !== undefined && provider !== 'aws' && provider !== 'azure') {
    const what = 'serviceAccountName works with the providers aws and azure only.';
    refuse('/serviceAccountName', what, 'Remove it, or set provider.');
  }
}

/** The signature of a tag can be checked only where a tag is fetched; otherwise the controller gives up. */
function checkSigned(verify: Git['verify'], ref: Git['ref'], refuse: Refuse): void {
  if (verify?.mode !== 'Tag' && verify?.mode !== 'TagAndHEAD') return;
  if (ref?.tag || ref?.semver || ref?.name?.startsWith('refs/tags/')) return;
  const what = `The mode ${show(verify.mode)} checks the signature of a tag, and ref names none.`;
  refuse('/verify/mode', what, "Name a tag or semver in ref, or set mode: 'HEAD'.");
}

/** The revisions that are named; to the controller an empty text is none. */
function namedIn(ref: object | undefined): string[] {
  return Object.entries(ref ?? {}).flatMap(([name, value]) => (value === '' ? [] : [name]));
}

function checkRef(ref: Git['ref'], refuse: Refuse): void {
  const given = namedIn(ref);
  if (given.length === 0) {
    const what = 'No revision is named; Flux would follow the branch master, which most repositories lack.';
    refuse('/ref', what, "Name one: ref: { branch: 'main' }.");
  }
  // A commit is looked for on its branch.
  const isPair = given.length === 2 && ref?.commit !== undefined && ref.branch !== undefined;
  if (given.length < 2 || isPair) return;
  const what = `ref has ${given.join(', ')}; all but one of them would be ignored.`;
  refuse('/ref', what, 'Keep one; only commit and branch go together.');
}

function checkOci({ ref, url, verify }: Oci, refuse: Refuse): void {
  const { semverFilter, ...revisions } = ref ?? {};
  const given = namedIn(revisions);
  if (given.length === 0)
    refuse(
      '/ref',
      'No revision is named; Flux would follow the tag latest.',
      'Name a tag, semver or digest.',
    );
  if (given.length > 1) {
    const what = `ref has ${given.join(', ')}; all but one of them would be ignored.`;
    refuse('/ref', what, 'Keep one.');
  }
  if (semverFilter !== undefined && revisions.semver === undefined)
    refuse('/ref/semverFilter', 'semverFilter has no effect without semver.', 'Set semver, or remove it.');
  if (/^oci:\/\/[^/]+\/.*(:[^/]*|@.*)$/.test(url))
    refuse('/url', `${show(url)} has a tag or digest.`, 'Put it into ref.');
  if (verify) checkVerification(verify, refuse);
}

function checkVerification(
  { provider, secretRef, matchOIDCIdentity }: NonNullable<Oci['verify']>,
  refuse: Refuse,
): void {
  if (provider === 'notation' && !secretRef)
    refuse('/verify/secretRef', 'Notation needs a Secret with its trust policy.', 'Name it.');
  if (provider === 'cosign' && !secretRef && !matchOIDCIdentity?.length) {
    const what = "Without keys and identities anybody's signature is good enough.";
    refuse('/verify', what, 'Set secretRef, or matchOIDCIdentity: [{ issuer, subject }].');
  }
}

function checkHelm(helm: Helm, refuse: Refuse): void {
  checkUrl(helm.url, '/url', refuse);
  const isOci = helm.url.startsWith('oci://');
  if (helm.type !== undefined && (helm.type === 'oci') !== isOci) {
    const what = `The type ${show(helm.type)} does not go with ${show(helm.url)}.`;
    refuse('/type', what, 'Leave it out: it follows from the url.');
  }
  for (const name of ['provider', 'insecure'] as const) {
    const isSet = helm[name] !== undefined && helm[name] !== 'generic' && helm[name] !== false;
    if (isSet && !isOci) refuse(`/${name}`, `${name} works with oci URLs only.`, 'Remove it.');
  }
  if (helm.passCredentials && isOci)
    refuse('/passCredentials', 'passCredentials has no effect with an oci URL.', 'Remove it.');
}

function checkBucket(bucket: Bucket, refuse: Refuse): void {
  const { provider = 'generic', endpoint, secretRef, serviceAccountName, sts } = bucket;
  if (endpoint.includes('://'))
    refuse(
      '/endpoint',
      `${show(endpoint)} has a scheme.`,
      `Write ${show(endpoint.replace(/^.*:\/\//, ''))}.`,
    );
  if (serviceAccountName !== undefined && provider === 'generic')
    refuse('/serviceAccountName', 'The provider generic takes no ServiceAccount.', 'Set provider.');
  if (serviceAccountName !== undefined && secretRef)
    refuse('/secretRef', 'secretRef and serviceAccountName exclude one another.', 'Keep one of them.');
  if (sts) checkSts(provider, sts, refuse);
}

function checkSts(provider: string, sts: NonNullable<Bucket['sts']>, refuse: Refuse): void {
  const wanted = { aws: 'aws', generic: 'ldap' }[provider];
  if (wanted === undefined) {
    refuse('/sts', `The provider ${show(provider)} takes no sts.`, 'Remove it.');
    return;
  }
  if (sts.provider !== wanted) {
    const what = `The provider ${show(provider)} takes tokens from ${wanted} only.`;
    refuse('/sts/provider', what, `Set sts.provider: ${show(wanted)}.`);
  }
  for (const name of ['secretRef', 'certSecretRef'] as const) {
    if (sts.provider === 'aws' && sts[name])
      refuse(`/sts/${name}`, `sts of aws takes no ${name}.`, 'Remove it.');
  }
}
