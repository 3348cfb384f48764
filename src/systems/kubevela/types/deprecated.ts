/** The definitions that KubeVela calls deprecated, and what takes their place. */
export const deprecated: Readonly<Record<string, string>> = {
  'apply-application': 'deploy',
  'apply-application-in-parallel': 'deploy',
  'apply-remaining': 'deploy',
  configmap: 'the trait storage',
  deploy2env: 'deploy, with topology and override policies',
  deploy2runtime: 'deploy, with a topology policy',
  envbinding: 'topology and override policies',
  'env-binding': 'topology and override policies',
  ingress: 'the trait gateway',
  'ingress-1-20': 'the trait gateway',
  'node-affinity': 'the trait affinity',
  pvc: 'the trait storage',
  raw: 'the component k8s-objects',
  volumes: 'the trait storage',
};
