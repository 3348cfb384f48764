import * as crd from '../kubernetes/crd/rules.js';
import { groupRuleInfos } from '../kubernetes/native/rule-infos/groups.js';
import { coreRuleInfos } from '../kubernetes/native/rule-infos/index.js';
import * as schema from '../kubernetes/schema/rules.js';
import { compare } from '../model/compare.js';
import type { RuleInfo } from '../model/fault.js';
import * as reading from '../resources/rules.js';
import * as own from './rules.js';
import * as waivers from './waivers/rules.js';

/** Where rules come from, as the documentation groups them. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly RuleInfo[];
}

/** Every rule that a check can report, each once, in groups and by name. */
export const ruleGroups: readonly RuleGroup[] = [
  group('Reading, kinds and versions', [...infosOf(reading), ...infosOf(own)]),
  group('Waivers', infosOf(waivers)),
  group('Schemas, of built-in kinds and of CRDs', infosOf(schema)),
  group('Hand-written rules of the API server: names, fields of every kind, core', coreRuleInfos),
  group('Hand-written rules of the API server: the other groups', groupRuleInfos),
  group('CustomResourceDefinitions themselves', infosOf(crd)),
];

/** The rule of this id, wherever it is from. */
export function ruleOf(id: string): RuleInfo | undefined {
  return ruleGroups.flatMap(({ rules }) => rules).find((rule) => rule.id === id);
}

/** The rules that a module exports, also those in a record of them. */
function infosOf(module: object): RuleInfo[] {
  return Object.values(module).flatMap((value: unknown) => {
    if (typeof value !== 'object' || value === null) return [];
    return isRule(value) ? [value] : Object.values(value).filter(isRule);
  });
}

function isRule(value: unknown): value is RuleInfo {
  return typeof value === 'object' && value !== null && 'id' in value && 'why' in value && 'fix' in value;
}

function group(title: string, rules: readonly RuleInfo[]): RuleGroup {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return { title, rules: [...byId.values()].sort((a, b) => compare(a.id, b.id)) };
}
