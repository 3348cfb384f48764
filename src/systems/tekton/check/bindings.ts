import { child, type Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import type { Refuse } from '../../../synth/props.js';
import { type WorkspaceBinding, workspaceSources } from '../kinds/workspaces.js';
import { checkUniqueInAnyCase } from './unique.js';

/** Refuses workspaces of a run that are given twice, are nothing or two things, or do not say which one. */
export function checkBindings(bindings: readonly WorkspaceBinding[] = [], at: Pointer, refuse: Refuse): void {
  checkUniqueInAnyCase(bindings, 'workspaces', at, refuse);
  for (const [i, binding] of bindings.entries()) {
    const given = workspaceSources.filter((source) => binding[source]);
    if (given.length !== 1) {
      const what = `The workspace ${show(binding.name)} is ${given.length > 0 ? given.join(' and ') : 'nothing'}.`;
      refuse(child(at, i), what, `Give exactly one of ${workspaceSources.join(', ')}.`);
    }
    checkNamed(binding, child(at, i), refuse);
  }
}

function checkNamed(binding: WorkspaceBinding, at: Pointer, refuse: Refuse): void {
  const { name, configMap, secret, projected } = binding;
  const missing = [
    configMap && !configMap.name ? 'configMap/name' : undefined,
    secret && !secret.secretName ? 'secret/secretName' : undefined,
    projected && !projected.sources?.length ? 'projected/sources' : undefined,
  ];
  for (const field of missing) {
    if (field !== undefined)
      refuse(`${at}/${field}`, `The workspace ${show(name)} does not say which.`, 'Set it.');
  }
}
