import type { Finding } from '../model/finding.js';
import type { JsonValue, KubernetesObject, Manifest } from '../model/manifest.js';
import { identity } from '../model/manifest.js';
import type { Pointer } from '../model/pointer.js';
import { type LazyPart, lazyParts } from '../yaml/load/lazy.js';
import { flattened } from './flatten.js';
import { isKustomization, type Source } from './kustomize.js';
import { type QuickHead, quickHead } from './quick-head.js';
import { readLoaded } from './read.js';
import { notAnObjectRule } from './rules.js';

/** What a part of a text holds. */
interface Content {
  readonly manifests: readonly Manifest[];
  /** What is in it and is no object: what is wrong, and where. */
  readonly others: readonly Finding[];
}

/** A part of a text, mostly one document; it is read when something in it is first asked for. */
export class TextPart {
  #head: QuickHead | null | undefined;
  #content: Content | undefined;
  #looksPlain: boolean | undefined;

  constructor(
    readonly file: string,
    /** Where its file stands in its set. */
    readonly place: string,
    private readonly part: LazyPart,
  ) {}

  get text(): string {
    return this.part.text;
  }

  /** What it is, if that can be told without reading it: then it is one object, or cannot be read. */
  get head(): QuickHead | undefined {
    if (this.#head === undefined) this.#head = quickHead(this.text) ?? null;
    return this.#head ?? undefined;
  }

  /** Its objects, those of lists one by one. */
  get manifests(): readonly Manifest[] {
    return this.#read().manifests;
  }

  get others(): readonly Finding[] {
    return this.#read().others;
  }

  /** Whether it is written as one object is, so that it need not be read to be counted. */
  get looksPlain(): boolean {
    this.#looksPlain ??= looksLikeOne(this.text);
    return this.#looksPlain;
  }

  /** How many objects are in it. */
  get size(): number {
    return this.#content === undefined && this.looksPlain ? 1 : this.manifests.length;
  }

  /** The identities of its objects, in their order. */
  get identities(): readonly string[] {
    const { head } = this;
    if (!head || this.#content) return this.manifests.map(({ object }) => identity(object));
    return [identityOf(head)];
  }

  #read(): Content {
    this.#content ??= read(this.file, this.place, this.part);
    return this.#content;
  }
}

/** What an object was read from. */
interface Written {
  readonly place: string;
  readonly part: LazyPart;
}

const written = new WeakMap<Manifest, Written>();

/** Where the file of an object stands in its set; the name of its file where it is no object of a set. */
export function placeInSet(manifest: Manifest): string {
  return written.get(manifest)?.place ?? manifest.origin?.file ?? '';
}

/** The number or word at this place as it is written; undefined where that is not known. */
export function writtenAt(manifest: Manifest, at: Pointer): string | undefined {
  const [found, place] = [written.get(manifest), manifest.placeOf?.(at)];
  if (!found || !place) return undefined;
  const { text, start } = found.part;
  const first = start === 0 ? 1 : (found.part.documents()[0]?.line ?? 1);
  const line = text.split('\n')[place.line - first] ?? '';
  return /^[\w.+-]+/.exec(line.slice(place.column - 1))?.[0];
}

/** The parts of a file. */
export function partsOf({ file, place, text }: Source): TextPart[] {
  return lazyParts(text).map((part) => new TextPart(file, place ?? file, part));
}

function read(file: string, place: string, part: LazyPart): Content {
  const { manifests, findings } = readLoaded(file, part.text, part.documents());
  const all = flattened(manifests).filter(({ object }) => !isObjectLike(object) || !isKustomization(object));
  const objects = all.filter(({ object }) => isObject(object));
  for (const manifest of objects) written.set(manifest, { place, part });
  const headless = all.filter(({ object }) => !isObject(object));
  const broken = findings.filter(({ rule }) => noObject.has(rule));
  return {
    manifests: objects,
    others: [...broken, ...headless.map((manifest) => withoutHead(file, manifest))],
  };
}

const noObject: ReadonlySet<string> = new Set(['unreadable-yaml', 'helm-template', notAnObjectRule.id]);

function withoutHead(file: string, { placeOf }: Manifest): Finding {
  const { id, severity, why, fix } = notAnObjectRule;
  const what = 'The document lacks an apiVersion, a kind or metadata, so it is no Kubernetes object.';
  return { rule: id, severity, what, why, fix, at: '', object: file, origin: placeOf?.('') };
}

/** Types promise what files need not keep. */
function isObject(object: KubernetesObject): boolean {
  if (!isObjectLike(object)) return false;
  const { apiVersion, kind, metadata } = object;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !isObjectLike(metadata)) return false;
  return [metadata.name, metadata.generateName, metadata.namespace].every(
    (name) => typeof name !== 'object' || name === null,
  );
}

function isObjectLike(value: JsonValue | undefined): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function identityOf({ apiVersion, kind, name, namespace }: QuickHead): string {
  return identity({ apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) } });
}

/** One object at the top of its document, and no template: as nearly every document is. */
function looksLikeOne(text: string): boolean {
  return (
    hasKey(text, 'kind:') &&
    hasKey(text, 'apiVersion:') &&
    hasKey(text, 'metadata:') &&
    !/^kind:.*List/m.test(text) &&
    !text.includes('{{') &&
    !text.includes('kustomize.config.k8s.io/')
  );
}

function hasKey(text: string, name: string): boolean {
  return text.startsWith(name) || text.includes(`\n${name}`);
}
