import { releases } from '../../../kubernetes/facts/releases.js';
import { builtInGroups } from '../../../kubernetes/kinds/built-in-groups.js';
import { builtInKinds } from '../../../kubernetes/kinds/built-in-kinds.js';
import { apiGroup } from '../../../model/manifest.js';
import { defineRisk } from '../../risk.js';

/** A version of the API that a release has no more, or not yet. */
export const apiVersionNotServed = defineRisk({
  id: 'api-version-not-served',
  level: 'impossible',
  why: 'The API server of the release that is compared for does not know the version, and answers "no matches for kind".',
  fix: 'Write the version that the release serves (runbook check names it), or name the release of the cluster: --kubernetes.',
  *check({ base, head }, { minor }) {
    if (!head || base?.object.apiVersion === head.object.apiVersion) return;
    const { apiVersion, kind } = head.object;
    const release = releases.find((name) => name === `1.${minor}`);
    if (!release || !builtInGroups.has(apiGroup(apiVersion))) return;
    if (!builtInKinds(release).find(apiVersion, kind))
      yield { what: `Kubernetes ${release} serves no ${kind} of ${apiVersion}.`, at: '/apiVersion' };
  },
});
