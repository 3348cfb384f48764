import { certificateFiles } from './certificates.js';
import type { Settings } from './props.js';
import { addressTypes, securePort } from './settings.js';

/** metrics-server's flags: upstream's, in upstream's order, then those of the settings. */
export function serverArgs(settings: Settings): string[] {
  return [
    '--cert-dir=/tmp',
    `--secure-port=${securePort(settings)}`,
    `--kubelet-preferred-address-types=${addressTypes(settings).join(',')}`,
    '--kubelet-use-node-status-port',
    `--metric-resolution=${settings.metricResolution}`,
    ...(settings.kubeletTls === 'insecure' ? ['--kubelet-insecure-tls'] : []),
    ...certificateFiles(settings).flatMap(({ flags }) => flags),
    ...settings.extraArgs,
  ];
}

/** For each flag that must not be repeated: the prop that sets it, or why none does. */
export const ownedFlags: Readonly<Record<string, string>> = {
  '--cert-dir':
    'It is /tmp, the only folder that can be written to; servingCertificate brings a certificate.',
  '--secure-port': 'Set securePort.',
  '--kubelet-preferred-address-types': 'Set addressTypes.',
  '--kubelet-use-node-status-port':
    'It is always on: each kubelet is asked on the port that its node reports.',
  '--kubelet-port': 'It has no effect: each kubelet is asked on the port that its node reports.',
  '--metric-resolution': 'Set metricResolution.',
  '--kubelet-insecure-tls': "Set kubeletTls: 'insecure'.",
  '--kubelet-certificate-authority': 'Set kubeletTls: { ca: { configMap } }.',
  '--deprecated-kubelet-completely-insecure': "Set kubeletTls: 'insecure', which at least encrypts.",
  '--requestheader-client-ca-file': 'Set aggregatorCa: { configMap }.',
  '--requestheader-allowed-names': 'Set aggregatorCa: { configMap, allowedNames }.',
  '--tls-cert-file': 'Set servingCertificate.',
  '--tls-private-key-file': 'Set servingCertificate.',
};

/** The flag of an argument, spelled as `ownedFlags` spells it: metrics-server reads `_` as `-`. */
export function flagOf(arg: string): string {
  const [name = arg] = arg.split('=');
  return name.replaceAll('_', '-');
}

/** How long metrics-server waits for a kubelet: 10s, unless a flag says otherwise; of several the last. */
export function requestTimeout(extraArgs: readonly string[]): string {
  const flag = extraArgs.findLast((arg) => flagOf(arg) === '--kubelet-request-timeout');
  return flag?.split('=')[1] ?? '10s';
}
