import { corefileWords, type Word } from './corefile-tokens.js';
import type { Directive } from './entry.js';

const DEEPEST = 20;

/** The plugins whose options are set one by one, so that their order says nothing. */
const OPTIONS: ReadonlySet<string> = new Set(
  `auto azure cache clouddns dnssec dnstap errors etcd file forward grpc health k8s_external kubernetes log minimal
  prometheus ready route53 secondary sign template tls transfer`.split(/\s+/),
);

/** How the top of a Corefile is read: as server blocks, or as what CoreDNS imports into one (`*.override`). */
export type CorefileForm = 'servers' | 'plugins';

/** What a Corefile says, as the body of one directive. Undefined where CoreDNS would read it in another way, or not at all. */
export function readCorefile(text: string, form: CorefileForm): Directive | undefined {
  const words = corefileWords(text);
  if (!words) return undefined;
  const reader = new Reader(words);
  const body = form === 'servers' ? reader.servers() : reader.plugins();
  return body && reader.isAtEnd ? { words: [], line: '', label: '', body, order: orderOf(body) } : undefined;
}

class Reader {
  #at = 0;

  constructor(readonly words: readonly Word[]) {}

  get isAtEnd(): boolean {
    return this.#at >= this.words.length;
  }

  servers(): Directive[] | undefined {
    const blocks: Directive[] = [];
    while (!this.isAtEnd) {
      const block = this.words[this.#at]?.text === 'import' ? this.#directive('', 0) : this.#server();
      if (!block) return undefined;
      blocks.push(block);
    }
    return blocks;
  }

  /** Directives up to a brace that closes, or to the end. */
  plugins(): Directive[] | undefined {
    return this.#body('', 0);
  }

  #server(): Directive | undefined {
    const keys = this.#keys();
    if (keys.length === 0) return undefined;
    // Without braces, all of the file is one block.
    const braces = this.#takeBrace('{');
    const body = this.#body('', 0);
    if (!body || (braces && !this.#takeBrace('}'))) return undefined;
    const words = keys.map(({ text }) => text.replace(/,$/, '')).filter((key) => key !== '');
    const line = keys.map(({ written }) => written).join(' ');
    const label = words.toSorted().join(' ');
    return { words: words.toSorted(), line, label, body, order: orderOf(body) };
  }

  /** The words up to the brace: on one line, or on the next ones behind a comma. */
  #keys(): Word[] {
    const keys: Word[] = [];
    for (let word = this.words[this.#at]; word; word = this.words[this.#at]) {
      const goesOn = keys.at(-1)?.text.endsWith(',') ?? true;
      if (isBrace(word) || (word.first && !goesOn)) break;
      keys.push(word);
      this.#at++;
    }
    return keys;
  }

  #body(plugin: string, depth: number): Directive[] | undefined {
    const directives: Directive[] = [];
    for (let word = this.words[this.#at]; word && word.text !== '}'; word = this.words[this.#at]) {
      const directive = word.first && depth < DEEPEST ? this.#directive(plugin, depth) : undefined;
      if (!directive) return undefined;
      directives.push(directive);
    }
    return directives;
  }

  #directive(plugin: string, depth: number): Directive | undefined {
    const line: Word[] = [];
    for (let word = this.words[this.#at]; word && !isBrace(word); word = this.words[this.#at]) {
      if (word.first && line.length > 0) break;
      line.push(word);
      this.#at++;
    }
    const [name] = line;
    if (!name) return undefined;
    const words = line.map(({ text }) => text);
    const written = line.map((word) => word.written).join(' ');
    const label = name.text;
    if (!this.#opens()) return { words, line: written, label };
    this.#takeBrace('{');
    const body = this.#body(plugin || label, depth + 1);
    if (!body || !this.#takeBrace('}')) return undefined;
    // Empty braces say nothing.
    if (body.length === 0) return { words, line: written, label };
    const free = depth === 0 && OPTIONS.has(label) && !body.some(isImport);
    return { words, line: written, label, body, order: free ? 'label' : 'all' };
  }

  #opens(): boolean {
    const word = this.words[this.#at];
    return word?.text === '{' && !word.first;
  }

  /** A brace that opens stands at the end of its line, one that closes alone. */
  #takeBrace(brace: '{' | '}'): boolean {
    const [word, next] = this.words.slice(this.#at, this.#at + 2);
    const alone = word?.text === brace && word.first === (brace === '}') && (next?.first ?? true);
    if (alone) this.#at++;
    return alone;
  }
}

function isBrace({ text }: Word): boolean {
  return text === '{' || text === '}';
}

/**
 * CoreDNS runs its plugins in an order of its own, and only the order of those of one name is that of the file. What an
 * import brings, nobody sees here; a snippet must come before what imports it.
 */
function orderOf(body: readonly Directive[]): 'all' | 'label' {
  return body.some(isImport) ? 'all' : 'label';
}

function isImport({ label, words }: Directive): boolean {
  return label === 'import' || /^\(.*\)$/.test(words[0] ?? '');
}
