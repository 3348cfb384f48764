import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse, Resolved } from '../../../synth/props.js';
import type { KubeVelaComponentDefinitionProps } from '../props.js';
import { scan } from './scan.js';
import { readTemplate, type Template } from './template.js';

type Definition = Resolved<typeof KubeVelaComponentDefinitionProps>;

/** Refuses CUE that cannot be read, that makes nothing, or whose parameters are not those that it uses. */
export function checkDefinition({ template, healthPolicy, customStatus }: Definition, refuse: Refuse): void {
  const read = readTemplate(template);
  if (!checkFaults('template', read.faults, refuse)) {
    checkOutput(read, refuse);
    checkParameters(read, refuse);
  }
  checkStatus('healthPolicy', healthPolicy, 'isHealth', refuse);
  checkStatus('customStatus', customStatus, 'message', refuse);
}

function checkFaults(prop: string, faults: Template['faults'], refuse: Refuse): boolean {
  for (const { line, what } of faults)
    refuse(`/${prop}`, `Line ${line} of the ${prop}: ${what}.`, 'CUE cannot read it: close what is open.');
  return faults.length > 0;
}

function checkOutput({ names }: Template, refuse: Refuse): void {
  if (names.includes('output')) return;
  const what = `The template has no output, so its components would be nothing.${didYouMean(
    'output',
    names.filter((name) => name !== 'outputs'),
  )}`;
  const fix = names.includes('template')
    ? 'Give only what is inside the braces of "template": the rest is for the command vela.'
    : 'Declare output: the workload.';
  refuse('/template', what, fix);
}

function checkParameters({ parameters, open, uses, usesAll }: Template, refuse: Refuse): void {
  const names = parameters.map(({ name }) => name);
  const unknown = new Map(
    uses.filter(({ name }) => !open && !names.includes(name)).map((use) => [use.name, use]),
  );
  for (const { name, line } of unknown.values()) {
    const what = `Line ${line} of the template: there is no parameter ${show(name)}.${didYouMean(name, names)}`;
    refuse('/template', what, 'Declare it in parameter: { … }.');
  }
  for (const { name, line } of usesAll ? [] : parameters) {
    if (uses.some((use) => use.name === name)) continue;
    const what = `Line ${line} of the template: the parameter ${show(name)} is used nowhere, so that setting it changes nothing.`;
    refuse('/template', what, 'Use it, or remove it.');
  }
}

function checkStatus(prop: string, source: string | undefined, name: string, refuse: Refuse): void {
  if (source === undefined) return;
  const { tokens, faults } = scan(source);
  if (checkFaults(prop, faults, refuse) || tokens.some(({ text }) => text === name)) return;
  refuse(`/${prop}`, `The ${prop} says nothing of ${name}.`, `Declare ${name}.`);
}
