import type { JsonObject } from '../../../model/manifest.js';
import { forbidden, invalid, missing, unsupported } from '../blocks/faults.js';
import { labelKey, labelSelector, labels, requirement } from '../blocks/labels.js';
import { anyOneOf, anyText, between, oneOf, required, text, textOrNothing, whole } from '../blocks/looks.js';
import { dnsLabel, dnsSubdomain, labelValue, qualifiedName } from '../blocks/names.js';
import { notPositive } from '../blocks/numbers.js';
import { fieldsOf, isFields, isSet, itemsOf, textOf } from '../blocks/read.js';
import type { Look, LookTable, Report } from '../native-rules.js';
import { duplicateValue } from '../rule-infos/general.js';
import { labelKeyInvalid, labelValueInvalid, nameInvalid, selectorInvalid } from '../rule-infos/metadata.js';
import { affinityInvalid, tolerationInvalid, topologySpreadInvalid } from '../rule-infos/pod.js';
import { selectsNothing } from '../rule-infos/warnings.js';
import { merged, under } from '../tables.js';

const weight: Look = between(1, 100, affinityInvalid, 'must be in the range 1-100');

const fieldRequirement: Look = whole((term, at, report) => {
  const values = itemsOf(term.values);
  if (term.operator !== 'In' && term.operator !== 'NotIn')
    report(invalid(selectorInvalid, `${at}/operator`, term.operator, 'not a valid selector operator'));
  else if (values.length !== 1) {
    const detail = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector";
    report(missing(`${at}/values`, detail, selectorInvalid));
  }
  if (term.key !== 'metadata.name')
    return report(invalid(selectorInvalid, `${at}/key`, term.key, 'not a valid field selector key'));
  values.forEach((value, index) => {
    const says = dnsSubdomain(textOf(value));
    if (says !== undefined) report(invalid(nameInvalid, `${at}/values/${index}`, value, says));
  });
});

/** One term of a node selector. Preferred ones may hold values that no label has. */
function nodeTerm(looksAtValues: boolean): LookTable {
  return {
    '/matchExpressions/*': requirement('nodes', looksAtValues),
    '/matchFields/*': fieldRequirement,
  };
}

/** A node selector: of affinity, and of persistent volumes. */
export const nodeSelector: LookTable = merged(
  { '/nodeSelectorTerms': required('must have at least one node selector term', affinityInvalid) },
  under('/nodeSelectorTerms/*', nodeTerm(true)),
);

const podTerm: LookTable = merged(
  {
    '/topologyKey': [required('can not be empty', affinityInvalid), text(labelKeyInvalid, qualifiedName)],
    '/namespaces/*': anyText(nameInvalid, dnsLabel),
    '/labelSelector': warnOfNothing,
    '': whole((term, at, report) => labelKeysFit(term, at, report)),
    '/matchLabelKeys/*': labelKey,
    '/mismatchLabelKeys/*': labelKey,
  },
  under('/labelSelector', labelSelector),
  under('/namespaceSelector', labelSelector),
);

function warnOfNothing(...[value, at, report]: Parameters<Look>): void {
  if (value === undefined)
    report({ rule: selectsNothing, at, says: 'a null labelSelector results in matching no pod' });
}

function labelKeysFit(term: JsonObject, at: string, report: Report): void {
  const match = itemsOf(term.matchLabelKeys);
  const mismatch = new Set(itemsOf(term.mismatchLabelKeys));
  for (const field of ['matchLabelKeys', 'mismatchLabelKeys'])
    if (itemsOf(term[field]).length > 0 && !isSet(term.labelSelector))
      report(
        forbidden(`${at}/${field}`, 'must not be specified when labelSelector is not set', selectorInvalid),
      );
  match.forEach((key, index) => {
    const says = mismatch.has(key)
      ? 'exists in both matchLabelKeys and mismatchLabelKeys'
      : selectorKeys(term).has(textOf(key)) && 'exists in both matchLabelKeys and labelSelector';
    if (says) report(invalid(selectorInvalid, `${at}/matchLabelKeys/${index}`, key, says));
  });
}

function selectorKeys({ labelSelector: selector }: JsonObject): Set<string> {
  const { matchLabels, matchExpressions } = fieldsOf(selector);
  const expressions = itemsOf(matchExpressions).map((term) => textOf(fieldsOf(term).key));
  return new Set([...Object.keys(fieldsOf(matchLabels)), ...expressions]);
}

const required_ = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

const termThere: Look = (value, at, report) => {
  if (value === undefined) report(missing(`${at}/topologyKey`, 'can not be empty', affinityInvalid));
};

const podAffinity: LookTable = merged(
  under(`/${required_}/*`, podTerm),
  { [`/${preferred}/*/weight`]: [weightThere, weight] },
  { [`/${preferred}/*/podAffinityTerm`]: termThere },
  under(`/${preferred}/*/podAffinityTerm`, podTerm),
);

function weightThere(...[value, at, report]: Parameters<Look>): void {
  if (value === undefined) report(invalid(affinityInvalid, at, 0, 'must be in the range 1-100'));
}

/** `affinity` of a pod. */
export const affinity: LookTable = merged(
  under(
    '/nodeAffinity',
    merged(
      under(`/${required_}`, nodeSelector),
      { [`/${preferred}/*/weight`]: [weightThere, weight] },
      under(`/${preferred}/*/preference`, nodeTerm(false)),
    ),
  ),
  under('/podAffinity', podAffinity),
  under('/podAntiAffinity', podAffinity),
);

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

const toleration: Look = whole((it, at, report) => {
  const [key, operator, value] = [textOf(it.key), textOf(it.operator), textOf(it.value)];
  if (key === '' && operator !== 'Exists')
    report(
      invalid(
        tolerationInvalid,
        `${at}/operator`,
        operator,
        'operator must be Exists when `key` is empty, which means "match all values and all keys"',
      ),
    );
  if (isSet(it.tolerationSeconds) && it.effect !== 'NoExecute')
    report(
      invalid(
        tolerationInvalid,
        `${at}/effect`,
        it.effect ?? '',
        "effect must be 'NoExecute' when `tolerationSeconds` is set",
      ),
    );
  if (operator === 'Exists' && value !== '')
    report(
      invalid(tolerationInvalid, `${at}/value`, value, "value must be empty when `operator` is 'Exists'"),
    );
  const says = operator === '' || operator === 'Equal' ? labelValue(value) : undefined;
  if (says !== undefined) report(invalid(labelValueInvalid, `${at}/value`, value, says));
});

/** `tolerations` of a pod, and of a RuntimeClass. */
export const tolerations: LookTable = {
  '/*': toleration,
  '/*/key': text(labelKeyInvalid, qualifiedName),
  '/*/operator': oneOf(['Equal', 'Exists']),
  '/*/effect': oneOf(effects),
};

/** `taints` of a node. */
export const taints: LookTable = {
  '': (value, at, report) => {
    const seen = new Set<string>();
    itemsOf(value).forEach((taint, index) => {
      const { key, effect } = fieldsOf(taint);
      const both = `${textOf(key)} ${textOf(effect)}`;
      if (seen.has(both))
        report({
          rule: duplicateValue,
          at: `${at}/${index}`,
          says: 'taints must be unique by key and effect pair',
        });
      seen.add(both);
    });
  },
  '/*/key': textOrNothing(labelKeyInvalid, qualifiedName),
  '/*/value': text(labelValueInvalid, labelValue),
  '/*/effect': [required(), oneOf(effects)],
};

const spread: Look = whole((constraint, at, report, { minor }) => {
  const { maxSkew, minDomains, whenUnsatisfiable } = constraint;
  if (typeof (maxSkew ?? 0) === 'number' && Number(maxSkew ?? 0) <= 0)
    report(invalid(topologySpreadInvalid, `${at}/maxSkew`, maxSkew ?? 0, notPositive));
  if (typeof minDomains === 'number' && minDomains <= 0)
    report(invalid(topologySpreadInvalid, `${at}/minDomains`, minDomains, notPositive));
  if (isSet(minDomains) && whenUnsatisfiable !== 'DoNotSchedule')
    report(
      invalid(
        topologySpreadInvalid,
        `${at}/minDomains`,
        minDomains,
        `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${textOf(whenUnsatisfiable)}`,
      ),
    );
  if (minor >= 27) labelKeysFit(constraint, at, report);
});

/** `topologySpreadConstraints` of a pod. */
export const topologySpread: LookTable = merged(
  {
    '': (value, at, report) => {
      const items = itemsOf(value).map(fieldsOf);
      items.forEach((item, index) => {
        const isRepeated = items
          .slice(index + 1)
          .some(
            (other) =>
              other.topologyKey === item.topologyKey && other.whenUnsatisfiable === item.whenUnsatisfiable,
          );
        if (isRepeated)
          report({
            rule: duplicateValue,
            at: `${at}/${index}`,
            says: `Duplicate value: {${textOf(item.topologyKey)}, ${textOf(item.whenUnsatisfiable)}}`,
          });
      });
    },
    '/*': spread,
    '/*/topologyKey': required('can not be empty', topologySpreadInvalid),
    '/*/whenUnsatisfiable': (value, at, report) => {
      if (
        value !== 'DoNotSchedule' &&
        value !== 'ScheduleAnyway' &&
        (value === undefined || typeof value === 'string')
      )
        report(unsupported(at, value ?? '', ['DoNotSchedule', 'ScheduleAnyway']));
    },
    '/*/nodeAffinityPolicy': anyOneOf(['Honor', 'Ignore']),
    '/*/nodeTaintsPolicy': anyOneOf(['Honor', 'Ignore']),
    '/*/matchLabelKeys/*': labelKey,
    '/*/labelSelector': warnOfNothing,
  },
  under('/*/labelSelector', labelSelector),
);

/** `nodeSelector` of a pod: a map of labels. */
export const nodeLabels: Look = (value, at, report, surroundings) => {
  if (isFields(value)) labels(value, at, report, surroundings);
};
