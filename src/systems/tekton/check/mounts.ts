import { posix } from 'node:path';
import { child, type Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { EmbeddedTaskSpec } from '../kinds/task-spec.js';
import { checkUnique } from './unique.js';

/** Refuses volumes and workspaces that get in each other's or in Tekton's way, and mounts of what is not there. */
export function checkMounts(spec: EmbeddedTaskSpec, at: Pointer, refuse: Refuse): void {
  checkUnique(spec.volumes ?? [], 'volumes', child(at, 'volumes'), refuse);
  checkVolumeNames(spec, at, refuse);
  checkReserved(spec, at, refuse);
  checkPaths(spec, at, refuse);
  checkWorkspaceNames(spec, at, refuse);
}

type Container = NonNullable<EmbeddedTaskSpec['sidecars']>[number] | EmbeddedTaskSpec['steps'][number];

function containersOf(
  { steps, sidecars = [] }: EmbeddedTaskSpec,
  at: Pointer,
): (readonly [Container, Pointer])[] {
  return Object.entries({ steps, sidecars }).flatMap(([list, containers]) =>
    containers.map((container, i) => [container, `${at}/${list}/${i}`] as const),
  );
}

/** A volume that isn't the Task's may be the run's; one that is almost the Task's is not. */
function checkVolumeNames(spec: EmbeddedTaskSpec, at: Pointer, refuse: Refuse): void {
  const names = (spec.volumes ?? []).map(({ name }) => name);
  for (const [{ volumeMounts = [] }, place] of containersOf(spec, at)) {
    for (const [i, { name }] of volumeMounts.entries()) {
      const meant = names.includes(name) || name.includes('$(') ? '' : didYouMean(name, names);
      const what = `There is no volume ${show(name)}.${meant}`;
      if (meant) refuse(`${place}/volumeMounts/${i}/name`, what, 'Correct the name.');
    }
  }
}

/** Tekton keeps its own files in /tekton; only the home there is for everybody. */
function checkReserved({ steps }: EmbeddedTaskSpec, at: Pointer, refuse: Refuse): void {
  for (const [i, { volumeMounts = [] }] of steps.entries()) {
    for (const [j, { name, mountPath }] of volumeMounts.entries()) {
      const place = `${at}/steps/${i}/volumeMounts/${j}`;
      const path = posix.normalize(mountPath);
      if (path.startsWith('/tekton/') && !path.startsWith('/tekton/home'))
        refuse(`${place}/mountPath`, `${show(mountPath)} is Tekton's own.`, 'Mount it outside of /tekton.');
      if (name.startsWith('tekton-internal-'))
        refuse(`${place}/name`, `The volume ${show(name)} is Tekton's own.`, 'Mount one of your own.');
    }
  }
}

/** Tekton refuses a workspace that is mounted where something else is, in whichever step that is. */
function checkPaths({ workspaces = [], steps, stepTemplate }: EmbeddedTaskSpec, at: Pointer, refuse: Refuse) {
  const mounts = [...steps, stepTemplate ?? {}].flatMap(({ volumeMounts = [] }) => volumeMounts);
  const taken = new Set(mounts.map(({ mountPath }) => folder(mountPath)));
  for (const [i, { name, mountPath = `/workspace/${name}` }] of workspaces.entries()) {
    const path = folder(mountPath);
    const isTwin = workspaces.findIndex((other) => other.name === name) < i;
    if (taken.has(path) && !isTwin) {
      const what = `The workspace ${show(name)} is mounted at ${path}, where something else is already.`;
      refuse(`${at}/workspaces/${i}/mountPath`, what, 'Give it a path of its own.');
    }
    taken.add(path);
  }
}

function folder(path: string): string {
  return posix.normalize(path).replace(/(?<=.)\/$/, '');
}

function checkWorkspaceNames(spec: EmbeddedTaskSpec, at: Pointer, refuse: Refuse): void {
  const declared = (spec.workspaces ?? []).map(({ name }) => name);
  for (const [{ workspaces = [] }, place] of containersOf(spec, at)) {
    for (const [i, { name }] of workspaces.entries()) {
      if (declared.includes(name)) continue;
      const what = `The Task declares no workspace ${show(name)}.${didYouMean(name, declared)}`;
      refuse(`${place}/workspaces/${i}/name`, what, 'Declare it in workspaces of the Task.');
    }
  }
}
