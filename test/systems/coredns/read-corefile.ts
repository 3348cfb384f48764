/** A directive as it is read back: its words, and the words of each line of its block. */
export interface ReadDirective {
  readonly words: readonly string[];
  readonly block: readonly (readonly string[])[];
}

/** A server block as it is read back. */
export interface ReadServer {
  readonly keys: readonly string[];
  readonly directives: readonly ReadDirective[];
}

/**
 * Reads a Corefile by the rules of CoreDNS's lexer, written from its description and not from our printer: words are
 * separated by white space, a quoted word may hold it, `\"` is a quote, `#` starts a comment, braces are words.
 */
export function readCorefile(text: string): ReadServer[] {
  const servers: ReadServer[] = [];
  let keys: readonly string[] | undefined;
  let directives: ReadDirective[] = [];
  let open: { words: readonly string[]; block: (readonly string[])[] } | undefined;
  for (const line of text.split('\n').map(readWords)) {
    if (line.length === 0) continue;
    if (open) {
      if (line[0] === '}') {
        directives.push(open);
        open = undefined;
      } else open.block.push(line);
    } else if (!keys) {
      if (line.at(-1) !== '{') throw new Error(`no block: ${line}`);
      keys = line.slice(0, -1);
    } else if (line[0] === '}') {
      servers.push({ keys, directives });
      [keys, directives] = [undefined, []];
    } else if (line.at(-1) === '{') open = { words: line.slice(0, -1), block: [] };
    else directives.push({ words: line, block: [] });
  }
  if (keys || open) throw new Error('a block is not closed');
  return servers;
}

/** The words of one line. */
export function readWords(line: string): string[] {
  const words: string[] = [];
  for (let i = 0; i < line.length; ) {
    if (line[i] === '#') break;
    if (/\s/.test(line.charAt(i))) {
      i++;
      continue;
    }
    const quoted = line[i] === '"';
    let word = '';
    if (quoted) {
      i++;
      while (i < line.length && line[i] !== '"') {
        if (line[i] === '\\' && line[i + 1] === '"') i++;
        else if (line[i] === '\\') word += line[i++];
        word += line[i++];
      }
      if (line[i] !== '"') throw new Error(`a quote is not closed: ${line}`);
      i++;
    } else {
      while (i < line.length && !/[\s#]/.test(line.charAt(i))) word += line[i++];
    }
    words.push(word);
  }
  return words;
}
