import { at, fieldsOf, itemsOf, textOf } from '../../../kubernetes/native/blocks/read.js';
import { looksSecret } from '../../../model/looks-secret.js';
import type { KubernetesObject } from '../../../model/manifest.js';
import { isSopsEncrypted } from '../../../model/masked.js';
import { child } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { containersOf, podTemplateOf } from '../../../resources/graph/pod-template.js';
import { defineRisk } from '../../risk.js';

/** Something secret that stands where everybody can read it. */
export const plaintextSecret = defineRisk({
  id: 'plaintext-secret',
  level: 'security',
  why: 'It can be read by everybody who may read the object or the repository, and stays in the history of both.',
  fix: 'Put it into a Secret that is made outside of Git (External Secrets, SOPS, Sealed Secrets) and refer to that; take what was committed as known, and replace it.',
  *check({ base, head }) {
    if (!head) return;
    if (base && isSopsEncrypted(base.object) && !isSopsEncrypted(head.object))
      yield { what: 'It was encrypted by SOPS, and its values are written out now.' };
    const before = base ? new Set(secretsOf(base.object).map(({ what }) => what)) : undefined;
    for (const found of secretsOf(head.object)) if (!before?.has(found.what)) yield found;
  },
});

interface Found {
  readonly what: string;
  readonly at: string;
}

function secretsOf(object: KubernetesObject): Found[] {
  const template = podTemplateOf(object);
  if (template) return containersOf(template).flatMap((it) => [...environment(it), ...commandLine(it)]);
  if (object.kind !== 'ConfigMap' || String(object.apiVersion) !== 'v1') return [];
  return Object.entries(fieldsOf(object.data)).flatMap(([key, value]) =>
    looksSecret(key, value ?? undefined)
      ? [{ what: `Key ${show(key)} looks like a secret.`, at: child('/data', key) }]
      : [],
  );
}

function environment({ name, container, at: place }: ReturnType<typeof containersOf>[number]): Found[] {
  return itemsOf(container.env).flatMap((variable, index) => {
    const variableName = textOf(at(variable, 'name'));
    if (!looksSecret(variableName, at(variable, 'value'))) return [];
    const what = `The value of variable ${show(variableName)} of container ${show(name)} looks like a secret.`;
    return [{ what, at: `${place}/env/${index}/value` }];
  });
}

/** Arguments count by their place alone: their text must not be told. */
function commandLine({ name, container, at: place }: ReturnType<typeof containersOf>[number]): Found[] {
  return ['command', 'args'].flatMap((list) =>
    itemsOf(container[list]).flatMap((value, index) => {
      if (!looksSecret('', value)) return [];
      const flag = /^--?[\w.-]+(?==)/.exec(textOf(value))?.[0];
      const what = `${flag ? `Argument ${flag}` : `An argument in ${list}`} of container ${show(name)} looks like a secret.`;
      return [{ what, at: `${place}/${list}/${index}` }];
    }),
  );
}
