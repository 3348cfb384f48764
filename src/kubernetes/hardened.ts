import type { k8s } from 'cdk8s-plus-27';

/**
 * What a container may do when nothing asks for more: the `restricted` Pod Security Standard, and a root file system
 * that cannot be written. `capabilities` are added back after all of them are dropped.
 */
export function hardenedContainer(capabilities: readonly string[] = []): k8s.SecurityContext {
  return {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'], ...(capabilities.length > 0 && { add: [...capabilities] }) },
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  };
}
