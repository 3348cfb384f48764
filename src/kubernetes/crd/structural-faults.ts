import type { Fault } from '../../model/fault.js';
import type { JsonObject } from '../../model/manifest.js';
import { at, fieldsOf, isFields, itemsOf } from '../native/blocks/read.js';
import { checkConversion } from './check-conversion.js';
import { checkDefaults } from './check-defaults.js';
import { checkKeywords } from './check-keywords.js';
import { checkNames } from './check-names.js';
import { checkStructure } from './check-structure.js';
import { checkVersions } from './check-versions.js';
import { below, type Report } from './report.js';

/**
 * What the API server refuses in a CustomResourceDefinition of v1: names, versions, conversion, and schemas that are not
 * structural. CEL rules are looked at as far as they are text. Source: apiextensions-apiserver's validation.
 */
export function structuralFaults(crd: JsonObject): readonly Fault[] {
  const faults: Fault[] = [];
  const report: Report = (fault) => {
    faults.push(fault);
  };
  checkNames(crd, report);
  checkVersions(crd, report);
  checkConversion(crd, report);
  for (const [index, version] of itemsOf(fieldsOf(crd.spec).versions).entries()) {
    const schema = at(version, 'schema', 'openAPIV3Schema');
    const here = below('/spec/versions', index, 'schema', 'openAPIV3Schema');
    if (!isFields(schema)) continue;
    const before = faults.length;
    checkStructure(schema, here, report);
    if (faults.length === before) checkDefaults(schema, here, report);
    checkKeywords(schema, here, at(version, 'subresources', 'status') !== undefined, report);
  }
  return faults;
}
