const wildcard = /[*?[\]{}]/;

/** Whether the text has wildcards, or what others take for some. */
export function isGlob(text: string): boolean {
  return wildcard.test(text);
}

/** The steps of a pattern before the first that has a wildcard: `apps` of `apps/*.yaml`; empty for none. */
export function rootOf(pattern: string): string {
  const steps = pattern.split('/');
  const first = steps.findIndex((step) => wildcard.test(step));
  return steps.slice(0, first).join('/');
}
