import type { GroupVersionKind } from '../../src/kubernetes/facts/open-api.js';

/**
 * Whether a server serves a kind without being asked for it, by the Go code that says so: every stable version, and the
 * beta ones that were there before beta came to be off.
 */
export function servedByDefault(code: string): (kind: GroupVersionKind) => boolean {
  const [, list = ''] = /legacyBetaEnabledByDefaultResources = [^{]*\{(.*?)\n\t\}/s.exec(code) ?? [];
  const packages = new Set([...list.matchAll(/(\w+)\.SchemeGroupVersion/g)].map(([, name]) => name));
  return ({ group, version }) => isStable(version) || packages.has(`${group.split('.')[0]}${version}`);
}

function isStable(version: string): boolean {
  return /^v\d+$/.test(version);
}
