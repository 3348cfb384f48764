/** Thrown for bytes that are no text of ours: what is to be said after the name of the file, and what to do. */
export class NoText extends Error {
  override readonly name = 'NoText';

  constructor(
    readonly what: string,
    readonly fix: string,
  ) {
    super(what);
  }
}

/** How many bytes are looked at to tell what they are. */
const HEAD = 8000;

/**
 * The text that is written in UTF-8.
 *
 * @throws NoText for any other bytes
 */
export function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw whatElse(bytes.subarray(0, HEAD));
  }
}

function whatElse(head: Uint8Array): NoText {
  const mark = `${head[0]} ${head[1]}`;
  // The byte order marks of UTF-16: Windows PowerShell redirects in it.
  if (mark === '255 254' || mark === '254 255')
    return new NoText('is UTF-16 text; only UTF-8 is read.', 'Convert it: iconv -f UTF-16 -t UTF-8.');
  if (head.includes(0)) return new NoText('is binary; only text is read.', 'Leave it out.');
  return new NoText('is no UTF-8 text.', 'Convert it to UTF-8, or leave it out.');
}
