import type { JsonObject } from '../../../model/manifest.js';
import { invalid, missing } from '../blocks/faults.js';
import { labelSelector } from '../blocks/labels.js';
import { notAllowed, notNegative, required, whole } from '../blocks/looks.js';
import { dnsLabel } from '../blocks/names.js';
import { at as below, fieldsOf, isFields, isSet, textOf, type Value } from '../blocks/read.js';
import { selects, selectsAll } from '../blocks/selects.js';
import { restartsAlways } from '../core/replication-controller.js';
import type { Look, LookTable, Report, Surroundings } from '../native-rules.js';
import type { MoreVolumes } from '../pod/containers.js';
import { podTemplate } from '../pod/pod-template.js';
import { selectorDiffers } from '../rule-infos/metadata.js';
import { nameNotALabel, selectorEmpty } from '../rule-infos/workloads.js';
import { merged, under } from '../tables.js';
import { compileTable } from '../walk.js';

/** How the server names a kind when it refuses one. */
interface Words {
  /** `empty selector is invalid for deployment`. */
  readonly ofSelector: string;
  /** `activeDeadlineSeconds in ReplicaSet is not Supported`. */
  readonly ofDeadline: string;
  readonly moreVolumes?: MoreVolumes;
}

/** The `spec` of a controller whose pods never end: selector, template and what both must agree on. */
export function controllerSpec({ ofSelector, ofDeadline, moreVolumes }: Words): LookTable {
  return merged(
    {
      '/spec': [required(), selectsOwnPods(ofSelector)],
      '/spec/replicas': notNegative,
      '/spec/minReadySeconds': notNegative,
      '/spec/template/spec/restartPolicy': restartsAlways,
      '/spec/template/spec/activeDeadlineSeconds': notAllowed(
        `activeDeadlineSeconds in ${ofDeadline} is not Supported`,
      ),
      '/spec/template': templateThere,
    },
    under('/spec/selector', labelSelector),
    under('/spec/template', podTemplate(moreVolumes)),
  );
}

/** A template that is missing as a whole; the server misses its containers. */
export const templateThere: Look = (value, at, report) => {
  if (!isSet(value)) report(missing(at));
};

function selectsOwnPods(kind: string): Look {
  return whole((spec, at, report, surroundings) => {
    const { selector, template } = spec;
    if (!isSet(template)) return;
    // The server takes a DaemonSet without a selector to select nothing, and says so of the labels.
    if (!isSet(selector) && kind === 'daemonset') return differ(spec, at, report);
    if (!isSet(selector)) return report(missing(`${at}/selector`));
    if (isFields(selector) && selectsAll(selector))
      return report(invalid(selectorEmpty, `${at}/selector`, {}, `empty selector is invalid for ${kind}`));
    selectorMatches(spec, at, report, surroundings);
  });
}

const walkSelector = compileTable(labelSelector);

/** Whether the selector of a controller's `spec` finds the pods of its template; one that is wrong in itself is left alone. */
export function selectorMatches(
  spec: JsonObject,
  at: string,
  report: Report,
  surroundings: Surroundings,
): void {
  if (!isFields(spec.selector) || selects(spec.selector, labelsOf(spec))) return;
  let isWrong = false;
  walkSelector(
    spec.selector,
    '',
    () => {
      isWrong = true;
    },
    surroundings,
  );
  if (!isWrong) differ(spec, at, report);
}

function differ(spec: JsonObject, at: string, report: Report): void {
  const says = '`selector` does not match template `labels`';
  report(invalid(selectorDiffers, `${at}/template/metadata/labels`, labelsOf(spec) ?? {}, says));
}

function labelsOf(spec: JsonObject): Value {
  return below(spec, 'template', 'metadata', 'labels');
}

/** What the server advises of a name that pods are named after. */
export const labelAdvised: Look = (value, at, report) => {
  const name = textOf(fieldsOf(value).name);
  const says = name === '' ? undefined : dnsLabel(name);
  if (says === undefined) return;
  const why =
    'is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended';
  report(invalid(nameNotALabel, `${at}/name`, name, `${why}: ${says}`));
};
