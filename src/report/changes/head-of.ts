import type { Manifest } from '../../model/manifest.js';

/** What programs know an object by, as far as it is written as it has to be. */
export function headOf(manifest: Manifest | undefined) {
  const { apiVersion, kind, metadata } = manifest?.object ?? {};
  return {
    apiVersion: textOf(apiVersion),
    kind: textOf(kind),
    namespace: textOf(metadata?.namespace),
    name: textOf(metadata?.name),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
