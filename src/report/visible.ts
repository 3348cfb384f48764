/** Controls, formats that hide or turn text around, line ends, and what is no character at all. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;

/** Nearly every text, and seen at once. */
const ascii = /^[ -~]*$/;

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * The text on one line, with `\u001b` in place of a character that a terminal, an XML parser or a reader's eye would take
 * for something else than a character: names come from files that anybody may have written.
 */
export function visible(text: string): string {
  if (ascii.test(text)) return text;
  return text.replace(invisible, (character) => short[character] ?? escaped(character));
}

function escaped(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
