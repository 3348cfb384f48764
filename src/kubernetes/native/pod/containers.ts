import type { JsonObject } from '../../../model/manifest.js';
import { duplicate, forbidden, invalid } from '../blocks/faults.js';
import { at as below, fieldsOf, isFields, isSet, itemsOf, textOf, type Value } from '../blocks/read.js';
import type { Look, Report, Surroundings } from '../native-rules.js';
import { duplicateName, invalidValue } from '../rule-infos/general.js';
import { probeNotOnInitContainer, restartPolicyNotAllowed } from '../rule-infos/pod.js';
import { resourceClaimUnknown } from '../rule-infos/resources.js';
import { compileTable } from '../walk.js';
import { claimsSince, container, restartRules } from './container.js';
import { mountsHaveVolumes } from './mounts.js';
import { hooksFit, probes } from './probes.js';
import { claimNames } from './requirements.js';
import { volumesByName } from './volumes.js';

/** Volumes that a pod has without its template telling so: those of a StatefulSet's claim templates. */
export type MoreVolumes = (object: JsonObject) => readonly string[];

const walkContainer = compileTable(container);
const walkProbes = compileTable(probes);

/** What is known of the pod where one of its containers is looked at. */
interface Inside {
  readonly pod: JsonObject;
  readonly volumes: ReadonlyMap<string, Value>;
  readonly claims: readonly string[];
  readonly report: Report;
  readonly surroundings: Surroundings;
}

/** All containers of a pod, each with what it shares with the others: names, volumes, claims. */
export function containersOf(more?: MoreVolumes): Look {
  return (value, at, report, surroundings) => {
    if (!isFields(value)) return;
    const volumes = volumesByName(value);
    for (const name of more?.(surroundings.object) ?? []) volumes.set(name, { persistentVolumeClaim: {} });
    const claims = itemsOf(value.resourceClaims).map((claim) => textOf(below(claim, 'name')));
    const inside: Inside = { pod: value, volumes, claims, report, surroundings };
    for (const [it, here] of placed(value.containers, `${at}/containers`)) ordinary(it, here, inside);
    for (const [it, here] of placed(value.initContainers, `${at}/initContainers`)) initial(it, here, inside);
    names(value, at, report);
  };
}

/** The items of a list that are objects, with their places. */
export function placed(list: Value, at: string): [JsonObject, string][] {
  return itemsOf(list).flatMap((item, index): [JsonObject, string][] =>
    isFields(item ?? {}) ? [[fieldsOf(item), `${at}/${index}`]] : [],
  );
}

function ordinary(it: JsonObject, at: string, inside: Inside): void {
  const { report, surroundings } = inside;
  common(it, at, inside);
  walkProbes(it, at, report, surroundings);
  hooksFit(it, inside.pod)(it, at, report, surroundings);
  if (surroundings.minor >= 35) {
    ownPolicy(it, at, report);
    restartRules(it, at, report);
  } else if (isSet(it.restartPolicy))
    report(
      forbidden(`${at}/restartPolicy`, 'may not be set for non-init containers', restartPolicyNotAllowed),
    );
}

function initial(it: JsonObject, at: string, inside: Inside): void {
  const { report, surroundings } = inside;
  common(it, at, inside);
  if (surroundings.minor >= 35) {
    ownPolicy(it, at, report);
    restartRules(it, at, report);
  } else if (isSet(it.restartPolicy) && it.restartPolicy !== 'Always')
    report(
      invalid(
        restartPolicyNotAllowed,
        `${at}/restartPolicy`,
        it.restartPolicy,
        'is not supported, supported values: "Always"',
      ),
    );
  if (it.restartPolicy === 'Always') {
    walkProbes(it, at, report, surroundings);
    hooksFit(it, inside.pod)(it, at, report, surroundings);
    return;
  }
  for (const field of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe']) {
    const detail = 'may not be set for init containers without restartPolicy=Always';
    if (isSet(it[field])) report(forbidden(`${at}/${field}`, detail, probeNotOnInitContainer));
  }
}

function ownPolicy({ restartPolicy }: JsonObject, at: string, report: Report): void {
  if (typeof restartPolicy !== 'string' || ['Always', 'Never', 'OnFailure'].includes(restartPolicy)) return;
  const says = 'is not supported, supported values: "Always", "Never", "OnFailure"';
  report(invalid(restartPolicyNotAllowed, `${at}/restartPolicy`, restartPolicy, says));
}

function common(it: JsonObject, at: string, { pod, volumes, claims, report, surroundings }: Inside): void {
  walkContainer(it, at, report, surroundings);
  mountsHaveVolumes(it, volumes)(it, at, report, surroundings);
  if (pod.restartPolicy === 'Never') neverResized(it, at, report);
  unmasked(it, pod, at, report);
  if (surroundings.minor < claimsSince) return;
  claimNames(it.resources).forEach((name, index) => {
    if (name === '' || claims.includes(name)) return;
    const known = claims.length === 0 ? ' which is empty' : `: ${[...claims].sort().join(', ')}`;
    const says = `Not found: must be one of the names in pod.spec.resourceClaims${known}`;
    report(invalid(resourceClaimUnknown, `${at}/resources/claims/${index}`, name, says));
  });
}

function neverResized(it: JsonObject, at: string, report: Report): void {
  itemsOf(it.resizePolicy).forEach((policy, index) => {
    const value = below(policy, 'restartPolicy');
    if (typeof value !== 'string' || value === 'NotRequired') return;
    const says = "must be 'NotRequired' when pod `restartPolicy` is 'Never'";
    report(invalid(invalidValue, `${at}/resizePolicy/${index}/restartPolicy`, value, says));
  });
}

function unmasked(it: JsonObject, pod: JsonObject, at: string, report: Report): void {
  if (fieldsOf(it.securityContext).procMount !== 'Unmasked' || pod.hostUsers === false) return;
  const here = `${at}/securityContext/procMount`;
  report(invalid(invalidValue, here, 'Unmasked', '`hostUsers` must be false to use `Unmasked`'));
}

function names(pod: JsonObject, at: string, report: Report): void {
  const seen = new Set<string>();
  for (const list of ['containers', 'initContainers', 'ephemeralContainers']) {
    for (const [it, here] of placed(pod[list], `${at}/${list}`)) {
      const name = textOf(it.name);
      if (name !== '' && seen.has(name)) report(duplicate(`${here}/name`, name, duplicateName));
      seen.add(name);
    }
  }
}
