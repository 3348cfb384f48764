import { child, type Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { didYouMean, suggest } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type {
  ListenerTrigger,
  TriggerBindingSpec,
  TriggerSpec,
  TriggerTemplateSpec,
} from '../kinds/trigger-specs.js';
import { checkInterceptors } from './interceptors.js';
import { checkUnique } from './unique.js';
import { variablesIn } from './variables.js';

const roots = ['body', 'header', 'extensions', 'context'];

/** Refuses values that take something from an event that no event has. */
export function checkBinding({ params = [] }: TriggerBindingSpec, at: Pointer, refuse: Refuse): void {
  if (params.length === 0)
    refuse(`${at}/params`, 'The TriggerBinding gives nothing; Tekton refuses that.', 'Give it a param.');
  checkUnique(params, 'params', `${at}/params`, refuse);
  for (const [i, { value }] of params.entries()) checkEventValue(value, `${at}/params/${i}/value`, refuse);
}

function checkEventValue(value: string, at: Pointer, refuse: Refuse): void {
  if (!isClosed(value)) refuse(at, `${show(value)} opens a variable and never closes it.`, 'Add a ).');
  for (const [text, root = ''] of value.matchAll(/\$\(([A-Za-z]+)[^)]*\)/g)) {
    if (roots.includes(root)) continue;
    const meant = suggest(root, roots);
    const what = `${text}: an event has no ${show(root)}.${meant ? ` Did you mean ${show(meant)}?` : ''}`;
    refuse(at, what, `It has ${roots.join(', ')}.`);
  }
}

/** As Tekton counts: each `$(` up to the bracket that closes it, whatever other brackets are inside. */
function isClosed(value: string): boolean {
  const [, ...variables] = value.split('$(');
  return variables.every((text) => {
    let open = 1;
    for (const letter of text) {
      if (letter === '(') open++;
      if (letter === ')') open--;
      if (open === 0) return true;
    }
    return false;
  });
}

/** Refuses params that the template doesn't declare, and objects of versions that are on their way out. */
export function checkTemplate(spec: TriggerTemplateSpec, at: Pointer, refuse: Refuse): void {
  const names = (spec.params ?? []).map(({ name }) => name);
  checkUnique(spec.params ?? [], 'params', `${at}/params`, refuse);
  for (const variable of variablesIn(spec.resourcetemplates, `${at}/resourcetemplates`)) {
    const [root, next, ...rest] = variable.path;
    const name = rest.join('.');
    if (root !== 'tt' || next !== 'params' || names.includes(name)) continue;
    const what = `${variable.text}: no param ${show(name)} is declared.${didYouMean(name, names)}`;
    refuse(variable.at, what, 'Declare it in params of the template.');
  }
  for (const [i, { apiVersion, kind, metadata }] of spec.resourcetemplates.entries()) {
    const place = `${at}/resourcetemplates/${i}`;
    const isRun = kind === 'TaskRun' || kind === 'PipelineRun';
    if (isRun && apiVersion !== 'tekton.dev/v1')
      refuse(
        `${place}/apiVersion`,
        `The ${kind} is of ${show(apiVersion)}.`,
        'Write tekton.dev/v1, and its fields.',
      );
    if (isRun && !isNew(metadata))
      refuse(
        `${place}/metadata`,
        `Each event would make the same ${kind}.`,
        'Give it generateName, or a name with a variable.',
      );
  }
}

function isNew(metadata: { readonly [key: string]: unknown } | undefined): boolean {
  return metadata?.generateName !== undefined || String(metadata?.name).includes('$(');
}

/** Refuses a trigger that makes nothing, and interceptors that Tekton doesn't bring but almost. */
export function checkTrigger(trigger: ListenerTrigger | TriggerSpec, at: Pointer, refuse: Refuse): void {
  const { template, bindings = [] } = trigger;
  const triggerRef = 'triggerRef' in trigger ? trigger.triggerRef : undefined;
  if ((triggerRef === undefined) === (template === undefined))
    refuse(
      at,
      `The trigger has ${template ? 'triggerRef and template' : 'nothing to do'}.`,
      'Give either triggerRef or template.',
    );
  for (const field of ['bindings', 'interceptors'] as const) {
    if (triggerRef !== undefined && trigger[field])
      refuse(`${at}/${field}`, `The trigger has triggerRef and ${field}.`, 'Put them into that Trigger.');
  }
  if (template && (template.ref === undefined) === (template.spec === undefined))
    refuse(`${at}/template`, 'The template is not one thing.', 'Give either ref or spec.');
  if (template?.spec) checkTemplate(template.spec, `${at}/template/spec`, refuse);
  for (const [i, { ref, name, value }] of bindings.entries()) {
    const place = child(`${at}/bindings`, i);
    if ((ref === undefined) === (name === undefined || value === undefined))
      refuse(
        place,
        'The binding is neither a ref nor a name with its value, or both.',
        'Give either ref, or name and value.',
      );
    if (value !== undefined) checkEventValue(value, `${place}/value`, refuse);
  }
  checkInterceptors(trigger.interceptors, `${at}/interceptors`, refuse);
}
