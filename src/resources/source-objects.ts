import { apiGroup, identity, type Manifest } from '../model/manifest.js';
import { closest } from './closeness.js';
import type { Source } from './kustomize.js';
import type { Objects } from './objects.js';
import { partsOf, placeInSet, type TextPart } from './text-part.js';

/** The parts of a set's texts in their order; those of one file are split when they are first asked for. */
export class SourceParts {
  readonly #sources: readonly Source[];
  readonly #parts: Map<Source, readonly TextPart[]>;

  /** @param known parts of sources that another set shares; filled here too */
  constructor(sources: readonly Source[], known: Map<Source, readonly TextPart[]> = new Map()) {
    this.#sources = sources;
    this.#parts = known;
  }

  of(source: Source): readonly TextPart[] {
    const parts = this.#parts.get(source) ?? partsOf(source);
    this.#parts.set(source, parts);
    return parts;
  }

  all(): TextPart[] {
    return this.#sources.flatMap((source) => this.of(source));
  }

  /** Those whose text passes the test, as does then the text of their file. */
  where(test: (text: string) => boolean): TextPart[] {
    return this.#sources
      .filter(({ text }) => test(text))
      .flatMap((source) => this.of(source))
      .filter(({ text }) => test(text));
  }
}

/** The objects of texts. Only documents that may hold what is asked for are read. */
export function sourceObjects(parts: SourceParts): Objects {
  return new SourceObjects(parts);
}

class SourceObjects implements Objects {
  readonly #parts: SourceParts;
  readonly #ofKind = new Map<string, readonly Manifest[]>();
  #byIdentity: ReadonlyMap<string, readonly TextPart[]> | undefined;

  constructor(parts: SourceParts) {
    this.#parts = parts;
  }

  ofKind(group: string, kind: string): readonly Manifest[] {
    const key = `${kind}.${group}`;
    const known = this.#ofKind.get(key) ?? this.#findKind(group, kind);
    this.#ofKind.set(key, known);
    return known;
  }

  withIdentity(wanted: string): readonly Manifest[] {
    this.#byIdentity ??= indexed(this.#parts.all());
    const parts = this.#byIdentity.get(wanted) ?? [];
    return parts.flatMap(({ manifests }) => manifests).filter(({ object }) => identity(object) === wanted);
  }

  near(wanted: string, other: Manifest): Manifest | undefined {
    return closest(placeInSet(other), this.withIdentity(wanted), placeInSet);
  }

  mentioning(name: string): readonly Manifest[] {
    if (name === '') return this.#parts.all().flatMap(({ manifests }) => manifests);
    return this.#parts
      .where((text) => text.includes(name) || mayEscape(text))
      .flatMap(({ manifests }) => manifests);
  }

  #findKind(group: string, kind: string): readonly Manifest[] {
    const parts = this.#parts
      .where((text) => mayName(text, kind))
      .filter((part) => mayHold(part, group, kind));
    return parts
      .flatMap(({ manifests }) => manifests)
      .filter(({ object }) => object.kind === kind && apiGroup(object.apiVersion) === group);
  }
}

/** Whether something in quotes may be written in other characters than its own. */
function mayEscape(text: string): boolean {
  return text.includes('\\');
}

function mayName(text: string, kind: string): boolean {
  return text.includes(kind) || mayEscape(text);
}

function mayHold(part: TextPart, group: string, kind: string): boolean {
  const { head, text } = part;
  if (head) return head.kind === kind && apiGroup(head.apiVersion) === group;
  return mayName(text, kind);
}

function indexed(parts: readonly TextPart[]): Map<string, TextPart[]> {
  const index = new Map<string, TextPart[]>();
  for (const part of parts) {
    for (const found of new Set(part.identities)) {
      const known = index.get(found);
      if (known) known.push(part);
      else index.set(found, [part]);
    }
  }
  return index;
}
