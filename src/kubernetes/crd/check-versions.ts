import type { JsonObject } from '../../model/manifest.js';
import type { Pointer } from '../../model/pointer.js';
import { dns1035Label } from '../native/blocks/names.js';
import { at, fieldsOf, isFields, itemsOf, textOf, type Value } from '../native/blocks/read.js';
import { checkColumns } from './check-columns.js';
import { checkScale } from './check-scale.js';
import { below, invalid, missing, type Report } from './report.js';
import { crdVersions } from './rules.js';

/** That each version is named once, one of them is stored, and each has a schema. */
export function checkVersions(crd: JsonObject, report: Report): void {
  const place = '/spec/versions';
  const versions = itemsOf(fieldsOf(crd.spec).versions);
  const names = versions.map((version) => textOf(fieldsOf(version).name));
  if (new Set(names).size < names.length)
    report(invalid(crdVersions, place, names, 'must contain unique version names'));
  const stored = versions.filter((version) => fieldsOf(version).storage === true);
  if (stored.length !== 1)
    report(invalid(crdVersions, place, names, 'must have exactly one version marked as storage version'));
  for (const [index, version] of versions.entries()) checkVersion(version, below(place, index), report);
}

function checkVersion(version: Value, here: Pointer, report: Report): void {
  const { name, deprecated, deprecationWarning, additionalPrinterColumns } = fieldsOf(version);
  const says = dns1035Label(textOf(name));
  if (says !== undefined) report(invalid(crdVersions, below(here, 'name'), name, says));
  if (!isFields(at(version, 'schema', 'openAPIV3Schema')))
    report(missing(crdVersions, below(here, 'schema', 'openAPIV3Schema')));
  if (typeof deprecationWarning === 'string') {
    const wrong = warningWrong(deprecated === true, deprecationWarning);
    if (wrong !== undefined)
      report(invalid(crdVersions, below(here, 'deprecationWarning'), deprecationWarning, wrong));
  }
  checkScale(version, here, report);
  checkColumns(itemsOf(additionalPrinterColumns), below(here, 'additionalPrinterColumns'), report);
}

function warningWrong(isDeprecated: boolean, text: string): string | undefined {
  if (!isDeprecated) return 'can only be set for deprecated versions';
  if (text === '') return 'must not be an empty string';
  if (Buffer.byteLength(text) > 256) return 'must be <= 256 characters long';
  const bad = text.search(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u);
  return bad < 0
    ? undefined
    : `must only contain printable UTF-8 characters; non-printable character found at index ${bad}`;
}
