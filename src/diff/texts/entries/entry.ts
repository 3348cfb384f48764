import { compare } from '../../../model/compare.js';

/** A directive and what is in its braces: what nginx and CoreDNS are configured with. */
export interface Directive {
  /** Its words as they are meant: without quotes and escapes. */
  readonly words: readonly string[];
  /** Its words as they are written. */
  readonly line: string;
  /** How a path names it: `location /x`, `forward`, `.:53`. */
  readonly label: string;
  readonly body?: readonly Directive[] | undefined;
  /** How the order of its body counts: of all, or only among those of one label. Default: of all. */
  readonly order?: 'all' | 'label' | undefined;
}

/** A directive with a number that all directives of the same meaning share. */
export interface Entry {
  readonly id: number;
  /** The number of its words alone. */
  readonly head: number;
  readonly directive: Directive;
  readonly body?: readonly Entry[] | undefined;
}

/** Makes entries that can be compared with one another: those of one `Entries` only. */
export class Entries {
  readonly #ids = new Map<string, number>();

  of(directive: Directive): Entry {
    const { words, order } = directive;
    const body = directive.body?.map((inner) => this.of(inner));
    const head = this.#id(JSON.stringify(words));
    const inner = order === 'label' ? byLabel(body ?? []) : (body ?? []);
    const id = this.#id(`${head}${body ? '{' : ';'}${order} ${inner.map((entry) => entry.id).join()}`);
    return { id, head, directive, body };
  }

  #id(sign: string): number {
    const known = this.#ids.get(sign);
    if (known !== undefined) return known;
    this.#ids.set(sign, this.#ids.size);
    return this.#ids.size - 1;
  }
}

/** In the order of their labels; those of one label stay as they are. */
function byLabel(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => compare(a.directive.label, b.directive.label));
}

/** The whole directive, laid out anew, as a part shows it. */
export function directiveText({ line, body }: Directive): string {
  if (!body) return line;
  const inner = body.map((directive) => directiveText(directive).replace(/^/gm, '  '));
  return [line === '' ? '{' : `${line} {`, ...inner, '}'].join('\n');
}
