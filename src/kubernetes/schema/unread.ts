import type { RuleInfo } from '../../model/fault.js';
import type { Pointer } from '../../model/pointer.js';
import { unsupportedValue } from '../native/rule-infos/general.js';
import { requiredField } from './rules.js';

/**
 * Places of built-in kinds where the API server does not ask for the fields that OpenAPI requires: nothing reads the
 * owners in a template or a selector for adapters, and of the others a native rule says when they are needed.
 */
const notAsked: readonly RegExp[] = [
  /[tT]emplates?(\/\d+)?\/metadata\/ownerReferences\/\d+\/\w+$/,
  /^\/spec\/metrics\/\d+\/\w+\/metric\/selector\/matchExpressions\/\d+\/\w+$/,
  /^\/spec\/dataSource\/\w+$/,
  /^\/spec\/conversion\/webhook\/conversionReviewVersions$/,
];

/**
 * Fields of features that are off by default up to that release: the server reads them, so that types and names must do, and
 * drops them before it looks any closer.
 */
const dropped: readonly (readonly [until: number, place: RegExp])[] = [
  [37, /\/(lifecycle\/stopSignal|httpGet\/protocol|grpc\/mode|evictionResponders\/.*)$/],
  [36, /\/sources\/\d+\/(clusterTrustBundle|podCertificate)\/[^/]+$/],
  [33, /\/(resourceClaims|resources\/claims)\/\d+\/[^/]+$/],
  [32, /\/resizePolicy\/\d+\/[^/]+$/],
  [28, /\/securityContext\/procMount$/],
  [27, /\/matchConditions\/\d+\/[^/]+$/],
];

/** Whether the API server of the minor version would not see the fault that OpenAPI makes of a built-in kind. */
export function isUnread(rule: RuleInfo, at: Pointer, minor: number): boolean {
  if (rule !== requiredField && rule !== unsupportedValue) return false;
  const isAsked = rule !== requiredField || !notAsked.some((place) => place.test(at));
  return !isAsked || dropped.some(([until, place]) => minor <= until && place.test(at));
}
