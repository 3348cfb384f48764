/** A kind of text that is printed with other bytes than cdk8s's `Yaml.stringify` prints, on purpose. */
export interface Difference {
  readonly name: string;
  /** What goes wrong with the bytes of `Yaml.stringify`. */
  readonly why: string;
  readonly text: string;
  /** How `text` is printed as the value of the key `a`. */
  readonly printed: string;
  /** Covers at least the texts of this kind. */
  readonly covers: RegExp;
}

/**
 * All of them; other texts are printed byte for byte as by `Yaml.stringify`. Apart from texts, these differ: an object that
 * occurs twice has no anchor; entries that are undefined are left out instead of written as null; what JSON does not have
 * is refused; and a document that is one string of several lines is indented.
 */
export const differences: readonly Difference[] = [
  {
    name: 'a number of Go',
    why: 'go-yaml knows more prefixes than YAML 1.1, and drops underscores before it looks: this would become 15.',
    text: '0o17',
    printed: '"0o17"',
    covers: /^[-+.\d](?=.*(?:[_oOXB]|b[-+]))[\w.+-]*$/,
  },
  {
    name: 'the merge key',
    why: 'Without quotes, the map below it would be merged into the map around it; go-yaml refuses other values.',
    text: '<<',
    printed: '"<<"',
    covers: /^<<$/,
  },
  {
    name: 'the default value',
    why: 'Kubernetes reads it as a string; PyYAML stops, for YAML 1.1 gives it a type that nobody implements.',
    text: '=',
    printed: '"="',
    covers: /^=$/,
  },
  {
    name: 'characters that YAML may not hold, and the line breaks that only YAML 1.1 has',
    why: 'go-yaml stops at DEL, C1, U+FFFE and U+FFFF, and folds the line at U+0085, U+2028 and U+2029.',
    text: 'a\u2028b\x7f\ufeff',
    printed: '"a\\Lb\\x7f\\ufeff"',
    covers: /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/,
  },
  {
    name: 'several lines, the first with a tab at its start',
    why: 'As a block, "found a tab character where an indentation space is expected".',
    text: '\ta\nb',
    printed: '"\\ta\\nb"',
    covers: /^\n+\t|^\t[\s\S]*\n/,
  },
  {
    name: 'several lines without anything but blanks',
    why: 'The readers do not agree which of the blanks in such a block are indentation.',
    text: ' \n',
    printed: '"\\ \\n"',
    covers: /^[\t\n ]*\n$/,
  },
  {
    name: 'one space on a line, in a long text with double quotes',
    why: 'Two escapes for one space become a backslash.',
    text: '\r 34567890123456789012345678901234567890\n \nb',
    printed: '"\\r 34567890123456789012345678901234567890\n\n  \\ \n\n  b"',
    covers: /\n \n/,
  },
];

/** Whether `Yaml.stringify` prints this text, as a value or as a key, with the same bytes. */
export function isPrintedAlike(text: string): boolean {
  return !differences.some(({ covers }) => covers.test(text));
}
