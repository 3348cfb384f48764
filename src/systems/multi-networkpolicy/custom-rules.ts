import { createHash } from 'node:crypto';
import type { IptablesSettings } from './iptables-props.js';

/** Where the files of custom rules are in the container. */
export const RULES_FOLDER = '/etc/multi-networkpolicy/rules';

/** The ConfigMap's data: a file for each family and direction that has rules. */
export function customRuleFiles({ customRules = {} }: IptablesSettings): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [family, directions] of Object.entries({ v4: customRules.ipv4, v6: customRules.ipv6 })) {
    for (const direction of ['ingress', 'egress'] as const) {
      const rules = directions?.[direction];
      if (rules) files[`${family}-${direction}.txt`] = rules.map((rule) => `${rule}\n`).join('');
    }
  }
  return files;
}

/** The flags that name these files: `--custom-v4-ingress-rule-file`. */
export function customRuleFlags(settings: IptablesSettings): string[] {
  return Object.keys(customRuleFiles(settings)).map(
    (file) => `--custom-${file.replace('.txt', '')}-rule-file=${RULES_FOLDER}/${file}`,
  );
}

/** The files are read once, at the start; a changed annotation makes new Pods. */
export function customRulesAnnotation(settings: IptablesSettings): Record<string, string> | undefined {
  if (!settings.customRules) return undefined;
  const hash = createHash('sha256').update(JSON.stringify(customRuleFiles(settings)));
  return { 'checksum/custom-rules': hash.digest('hex') };
}
