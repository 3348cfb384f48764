import type { KubernetesObject } from '../../../model/manifest.js';
import { kindOf } from '../../../resources/graph/kind-of.js';
import { podTemplateOf } from '../../../resources/graph/pod-template.js';
import { defineRisk } from '../../risk.js';

/** The token of the ServiceAccount in the file system of Pods. */
export const tokenMounted = defineRisk({
  id: 'token-mounted',
  level: 'security',
  why: 'Whoever breaks into a container finds a token for the API server in it.',
  fix: 'Keep automountServiceAccountToken: false, unless the program speaks with the API server.',
  *check({ base, head }) {
    if (!base || !head || !refuses(base.object) || refuses(head.object)) return;
    yield { what: 'automountServiceAccountToken is not false any more.' };
  },
});

function refuses(object: KubernetesObject): boolean {
  const owner = kindOf(object) === 'ServiceAccount' ? object : podTemplateOf(object)?.spec;
  return owner?.automountServiceAccountToken === false;
}
