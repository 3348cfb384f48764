import { child, type Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Refuse } from '../../../synth/props.js';
import type { TriggerSpec } from '../kinds/trigger-specs.js';

type Interceptor = NonNullable<TriggerSpec['interceptors']>[number];

const brought = ['github', 'gitlab', 'bitbucket', 'slack', 'cel'];

/** Refuses interceptors that are nothing or two things, and those that Tekton doesn't bring but almost. */
export function checkInterceptors(list: readonly Interceptor[] = [], at: Pointer, refuse: Refuse): void {
  for (const [i, { ref, webhook }] of list.entries()) {
    const place = child(at, i);
    if ((ref === undefined) === (webhook === undefined))
      refuse(place, 'The interceptor is not one thing.', 'Give either ref or webhook.');
    if (ref) checkBrought(ref, place, refuse);
    if (webhook) checkWebhook(webhook, `${place}/webhook`, refuse);
  }
}

function checkBrought({ name, kind }: NonNullable<Interceptor['ref']>, at: Pointer, refuse: Refuse): void {
  if (kind === 'NamespacedInterceptor' || brought.includes(name)) return;
  const meant = didYouMean(name, brought);
  if (meant)
    refuse(`${at}/ref/name`, `Tekton brings no interceptor ${show(name)}.${meant}`, 'Correct the name.');
}

/** Tekton's CRD has an address too, but its webhook insists on a Service. */
function checkWebhook(
  { objectRef, header = [] }: NonNullable<Interceptor['webhook']>,
  at: Pointer,
  refuse: Refuse,
): void {
  const { kind, apiVersion } = objectRef ?? {};
  if (kind !== 'Service' || apiVersion !== 'v1') {
    const fix = "Set objectRef: { apiVersion: 'v1', kind: 'Service', name, namespace }.";
    refuse(`${at}/objectRef`, 'The webhook is no Service; Tekton asks nothing else.', fix);
  }
  for (const [i, { name, value }] of header.entries()) {
    const canonical = name.toLowerCase().replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
    if (name !== canonical)
      refuse(`${at}/header/${i}/name`, `${show(name)} is no header's name.`, `Write ${show(canonical)}.`);
    if (value.length === 0) refuse(`${at}/header/${i}/value`, 'The header is empty.', 'Give it a value.');
  }
}
