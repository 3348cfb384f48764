import { child, type Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { Input, Output } from '../typed.js';
import { findCycle } from './cycle.js';
import { type AppModel, type Located, locate, stepsOf } from './parts.js';

/** Refuses a name that is none of those there are. */
export function checkName(
  noun: string,
  name: string,
  names: readonly string[],
  at: Pointer,
  refuse: Refuse,
): void {
  if (names.includes(name)) return;
  const fix = names.length === 0 ? `There is no ${noun}.` : `There are: ${names.join(', ')}.`;
  refuse(at, `There is no ${noun} ${show(name)}.${didYouMean(name, names)}`, fix);
}

/** As `checkName`, for each name of a list. */
export function checkList(
  noun: string,
  list: readonly string[] | undefined,
  names: readonly string[],
  at: Pointer,
  refuse: Refuse,
): void {
  for (const { at: place, value } of locate(at, list)) checkName(noun, value, names, place, refuse);
}

/** Refuses dependencies and inputs of components and steps that come from nowhere, and circles of dependencies. */
export function checkFlow(app: AppModel, refuse: Refuse): void {
  const components = locate<Node>('/components', app.components);
  const steps: Located<Node>[] = stepsOf(app);
  checkDependencies('component', components, refuse);
  checkDependencies('step', steps, refuse);
  // A Workflow of its own puts out what cannot be seen from here.
  if (app.workflow?.ref !== undefined) return;
  const nodes = [...components, ...steps];
  const outputs = nodes.flatMap(({ value }) => (value.outputs ?? []).map(({ name }) => name));
  for (const { at, value } of nodes) {
    for (const input of locate(`${at}/inputs`, value.inputs))
      checkName('output', input.value.from, outputs, child(input.at, 'from'), refuse);
  }
}

interface Node {
  readonly name: string;
  readonly dependsOn?: readonly string[];
  readonly inputs?: readonly Input[];
  readonly outputs?: readonly Output[];
}

function checkDependencies(noun: string, nodes: readonly Located<Node>[], refuse: Refuse): void {
  const names = nodes.map(({ value }) => value.name);
  for (const { at, value } of nodes) checkList(noun, value.dependsOn, names, `${at}/dependsOn`, refuse);
  const cycle = findCycle(new Map(nodes.map(({ value }) => [value.name, value.dependsOn ?? []])));
  if (!cycle) return;
  const at = nodes.find(({ value }) => value.name === cycle[0])?.at ?? '';
  refuse(
    `${at}/dependsOn`,
    `These wait for one another: ${cycle.join(' → ')}.`,
    'Remove one of the dependencies.',
  );
}
