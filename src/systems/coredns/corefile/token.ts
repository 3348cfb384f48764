/** Why a text cannot be one word of a Corefile. */
export interface Unwritable {
  readonly what: string;
  readonly fix: string;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]|\p{Surrogate}/u;

/**
 * Why the text cannot stand as one word of a Corefile, if it cannot. The lexer knows no escape but `\"`: a line break
 * ends a directive, a lone brace opens or closes a block even in quotes, and `{$NAME}` is read from the environment.
 */
export function whyUnwritable(text: string): Unwritable | undefined {
  if (unprintable.test(text)) {
    const fix = 'Write one line of plain text: in a Corefile a line break ends the directive.';
    return { what: 'holds a line break or another control character', fix };
  }
  if (text === '{' || text === '}') {
    return {
      what: 'is a brace, which opens or closes a block even in quotes',
      fix: 'Remove it: blocks are written for you.',
    };
  }
  if (/\{[$%]/.test(text)) {
    const fix =
      'Put a space behind the brace, as in {{ $x }}; secrets and settings are props, not environment variables.';
    return {
      what: `holds ${text.includes('{$') ? '{$' : '{%'}, which CoreDNS replaces with an environment variable`,
      fix,
    };
  }
  if (needsQuotes(text) && /(?<!\\)(\\\\)*\\("|$)/.test(text)) {
    const fix = 'Write an even number of backslashes there: inside quotes the lexer takes \\" as a quote.';
    return { what: 'needs quotes and has a backslash before a quote or at its end', fix };
  }
  return undefined;
}

/** The text as one word of a Corefile: bare if the lexer reads it back as it is, in double quotes otherwise. */
export function writeWord(text: string): string {
  return needsQuotes(text) ? `"${text.replaceAll('"', '\\"')}"` : text;
}

function needsQuotes(text: string): boolean {
  return text === '' || /[\s#]/.test(text) || text.startsWith('"');
}
