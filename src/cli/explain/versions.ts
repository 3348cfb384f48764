/** Orders `apps/v1` before `v1beta2`, and that before `v1beta1` and `v1alpha1`, as the API server ranks versions. */
export function byMaturity(a: string, b: string): number {
  const [left, right] = [rankOf(a), rankOf(b)];
  for (const [index, rank] of left.entries()) {
    const difference = (right[index] ?? 0) - rank;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** How stable it is, then its numbers; the greater goes first. */
function rankOf(apiVersion: string): readonly number[] {
  const version = apiVersion.slice(apiVersion.lastIndexOf('/') + 1);
  const [, major = '', stage = '', minor = ''] = /^v(\d+)(alpha|beta)?(\d*)$/.exec(version) ?? [];
  const stability = major === '' ? -1 : stage === '' ? 2 : stage === 'beta' ? 1 : 0;
  return [stability, Number(major), Number(minor)];
}
