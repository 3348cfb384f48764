const wide =
  /^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]$/u;
/** The half-width forms of those scripts. */
const half = /^[\uff61-\uffdc]$/;
const none = /^\p{M}$/u;

/** How many cells of a terminal a text without control characters takes. */
export function cellWidth(text: string): number {
  let cells = 0;
  for (const character of text) cells += widthOf(character);
  return cells;
}

function widthOf(character: string): number {
  if (character < '\u0300') return 1;
  if (none.test(character)) return 0;
  return wide.test(character) && !half.test(character) ? 2 : 1;
}
