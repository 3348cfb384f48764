const VARIABLE = /\[\[[\w:]+\]\]|\$\{[^{}]*\}|\$\w+/g;

/** Where only a duration may stand. */
const BEFORE_DURATION = /(?:\[|:|\boffset)\s*$/i;

/**
 * The expression with a name or a number in the place of each of Grafana's variables, always the same for the same one. The
 * variables of a string are replaced too, which makes no difference to what is equal.
 */
export function withoutVariables(text: string): string {
  return text.replace(VARIABLE, (variable, at: number) =>
    BEFORE_DURATION.test(text.slice(Math.max(0, at - 20), at))
      ? `1${digits(variable)}`
      : `variable_${Buffer.from(variable).toString('hex')}_`,
  );
}

function digits(text: string): string {
  return Array.from(Buffer.from(text), (byte) => String(byte).padStart(3, '0'))
    .join('')
    .padStart(16, '0');
}
