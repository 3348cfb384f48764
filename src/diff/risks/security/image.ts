import { textOf } from '../../../kubernetes/native/blocks/read.js';
import { show } from '../../../model/show.js';
import { containersOf, podTemplateOf } from '../../../resources/graph/pod-template.js';
import type { ObjectDelta } from '../../change.js';
import { defineRisk } from '../../risk.js';

/** Where an image comes from. */
export const imageRegistryChanged = defineRisk({
  id: 'image-registry-changed',
  level: 'security',
  why: 'The program comes from somebody else now, even where its name is the same.',
  fix: 'Make sure that the registry is trusted, and pin the image by its digest.',
  *check(delta) {
    for (const { name, at, before, after } of imagesOf(delta)) {
      if (before && before.source !== after.source)
        yield {
          what: `Container ${show(name)} took its image from ${before.source} and takes it from ${after.source}.`,
          at,
        };
    }
  },
});

/** How sure it is which image it is. */
export const imageLessPinned = defineRisk({
  id: 'image-less-pinned',
  level: 'security',
  why: 'What runs can change without a change in Git: the tag may be pushed again, and nodes may then run different programs.',
  fix: 'Name a version, and its digest: image:1.2.3@sha256:….',
  *check(delta) {
    for (const { name, at, before, after } of imagesOf(delta)) {
      const isWorse = before ? after.pinned < before.pinned : after.pinned === 0;
      if (isWorse)
        yield {
          what: `Container ${show(name)} has the image ${show(after.text)}, ${how[after.pinned]}.`,
          at,
        };
    }
  },
});

const how = ['which is whatever was pushed last', 'without a digest', ''];

interface Image {
  readonly text: string;
  /** The registry, with the account of those where anybody can have one: `quay.io/prometheus`. */
  readonly source: string;
  /** 0: `latest` or no tag; 1: a tag; 2: a digest. */
  readonly pinned: 0 | 1 | 2;
}

function imagesOf({
  base,
  head,
}: ObjectDelta): { name: string; at: string; before: Image | undefined; after: Image }[] {
  const [old, now] = [base, head].map((it) => it && podTemplateOf(it.object));
  if (!now) return [];
  const before = new Map(old ? containersOf(old).map((it) => [it.name, textOf(it.container.image)]) : []);
  return containersOf(now).flatMap(({ name, at, container }) => {
    const [text, was] = [textOf(container.image), before.get(name)];
    if (text === '' || text === was) return [];
    return [{ name, at: `${at}/image`, before: was ? parse(was) : undefined, after: parse(text) }];
  });
}

/** Registries in which each account is somebody else. */
const shared =
  /^(docker\.io|ghcr\.io|quay\.io|gcr\.io|(eu|us|asia)\.gcr\.io|public\.ecr\.aws|registry\.gitlab\.com|[\w-]+-docker\.pkg\.dev)$/;

function parse(text: string): Image {
  const [name = ''] = text.split('@');
  const tag = /:([\w.-]+)$/.exec(name.slice(name.lastIndexOf('/') + 1))?.[1];
  const pinned = text.includes('@') ? 2 : tag === undefined || tag === 'latest' ? 0 : 1;
  return { text, source: sourceOf(name), pinned };
}

/** A first part with a dot, a port or the name localhost is a registry; without one it is Docker Hub. */
function sourceOf(name: string): string {
  const [first = '', ...rest] = name.split('/');
  const isNamed = rest.length > 0 && /[.:]|^localhost$/.test(first);
  const registry = isNamed ? first.replace(/^(index|registry-1)\.docker\.io$/, 'docker.io') : 'docker.io';
  const path = isNamed ? rest : [first, ...rest];
  if (!shared.test(registry)) return registry;
  return `${registry}/${path.length > 1 ? path[0] : 'library'}`;
}
