import type { Storage } from '../schemas.js';

/** What the operator's Pods run as, as kube-prometheus has it. */
export const operatedSecurity = {
  runAsNonRoot: true,
  runAsUser: 1000,
  fsGroup: 2000,
  seccompProfile: { type: 'RuntimeDefault' },
};

/** The operator must know the version, to write a configuration that it takes; the tag tells it. */
export function versionOf(image: string): { version?: string } {
  const [, version] = /:v?(\d+\.\d+\.\d+)(?=@|$)/.exec(image) ?? [];
  return version === undefined ? {} : { version };
}

/** The volume, as a field `storage`. */
export function claimTemplate({ size, className }: Storage): {
  volumeClaimTemplate: { spec: Record<string, unknown> };
} {
  return {
    volumeClaimTemplate: {
      spec: {
        accessModes: ['ReadWriteOnce'],
        ...(className !== undefined && { storageClassName: className }),
        resources: { requests: { storage: size } },
      },
    },
  };
}
