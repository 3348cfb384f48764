import type { k8s } from 'cdk8s-plus-27';
import type { Settings } from './props.js';
import { kubeletCa } from './settings.js';

/** Files that the Pod needs from a ConfigMap or Secret, and the flags that name them. */
export interface CertificateFiles {
  readonly volume: k8s.Volume;
  readonly mountPath: string;
  readonly flags: readonly string[];
}

/** Every certificate that the settings name, each in a read-only folder of its own. */
export function certificateFiles(settings: Settings): CertificateFiles[] {
  return [...kubeletCaFiles(settings), ...aggregatorCaFiles(settings), ...servingCertificateFiles(settings)];
}

function kubeletCaFiles(settings: Settings): CertificateFiles[] {
  const ca = kubeletCa(settings);
  if (!ca) return [];
  const { configMap, key = 'ca.crt' } = ca;
  return [
    {
      volume: keyOfConfigMap('kubelet-ca', configMap, key),
      mountPath: '/kubelet-ca',
      flags: [`--kubelet-certificate-authority=/kubelet-ca/${key}`],
    },
  ];
}

function aggregatorCaFiles({ aggregatorCa }: Settings): CertificateFiles[] {
  if (!aggregatorCa) return [];
  const { configMap, key = 'front-proxy-ca.crt', allowedNames = ['front-proxy-client'] } = aggregatorCa;
  const names = allowedNames.length > 0 ? [`--requestheader-allowed-names=${allowedNames.join(',')}`] : [];
  return [
    {
      volume: keyOfConfigMap('aggregator-ca', configMap, key),
      mountPath: '/ca',
      flags: [`--requestheader-client-ca-file=/ca/${key}`, ...names],
    },
  ];
}

function servingCertificateFiles({ servingCertificate }: Settings): CertificateFiles[] {
  if (!servingCertificate) return [];
  return [
    {
      volume: { name: 'serving-certificate', secret: { secretName: servingCertificate.secret } },
      mountPath: '/serving-certificate',
      flags: [
        '--tls-cert-file=/serving-certificate/tls.crt',
        '--tls-private-key-file=/serving-certificate/tls.key',
      ],
    },
  ];
}

/** Names the one key, so that the kubelet says so in an event when the ConfigMap has no such key. */
function keyOfConfigMap(name: string, configMap: string, key: string): k8s.Volume {
  return { name, configMap: { name: configMap, items: [{ key, path: key }] } };
}
