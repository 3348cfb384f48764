/** A word of a Corefile. */
export interface Word {
  /** As it is meant. */
  readonly text: string;
  /** As it is written, quotes included. */
  readonly written: string;
  /** Whether a line begins with it. */
  readonly first: boolean;
}

/** Breaks and blanks, comments, a text in quotes, a bare word, and quotes that do not end. */
const TOKEN =
  /(?<blank>\s+)|(?<comment>#[^\n]*)|(?<quoted>"(?:[^"\\]|\\[\s\S])*")|(?<bare>[^\s#"][^\s#]*)|(?<other>")/gy;
/** What is white space for Go and not for JavaScript, or the other way round. */
const UNCLEAR = /[\0\x85\ufeff]/;

/**
 * The words of a Corefile as CoreDNS reads them: `#` begins a comment even within a word, quotes count at the start of a
 * word only, and `\"` is the only escape, in quotes. Undefined where quotes do not end, or characters leave doubts.
 */
export function corefileWords(text: string): Word[] | undefined {
  if (UNCLEAR.test(text)) return undefined;
  const words: Word[] = [];
  let first = true;
  for (const { groups } of text.matchAll(TOKEN)) {
    const { blank, quoted, bare, other } = groups ?? {};
    if (other !== undefined) return undefined;
    if (blank?.includes('\n')) first = true;
    if (quoted === undefined && bare === undefined) continue;
    words.push(
      quoted === undefined
        ? { text: bare ?? '', written: bare ?? '', first }
        : { text: quoted.slice(1, -1).replaceAll('\\"', '"'), written: quoted, first },
    );
    first = false;
  }
  return words;
}
