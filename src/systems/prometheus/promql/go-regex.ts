/** Why Go cannot read a regular expression, as `is not well-formed`; undefined if it can, as far as can be seen. */
export function goRegexProblem(pattern: string): string | undefined {
  if (/\(\?<?[=!]/.test(pattern)) return 'looks ahead or behind, which Go cannot';
  if (/(?<!\\)(?:\\\\)*\\[1-9]/.test(pattern)) return 'refers back to a group, which Go cannot';
  try {
    inJavaScript(pattern);
    return undefined;
  } catch {
    return 'is not well-formed';
  }
}

/** Whether the whole of an empty text matches; undefined for an expression that cannot be read. */
export function matchesNothing(pattern: string): boolean | undefined {
  return goRegexProblem(pattern) === undefined ? inJavaScript(`^(?:${pattern})$`).test('') : undefined;
}

/** Near enough to see what is not closed, and what may be empty. */
function inJavaScript(pattern: string): RegExp {
  const ours = pattern
    .replaceAll('(?P<', '(?<')
    .replace(/\(\?[imsU]+\)/g, '')
    .replace(/\(\?[imsU]+:/g, '(?:');
  return new RegExp(ours, 's');
}
