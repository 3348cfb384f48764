import type { RuleInfo } from '../../model/fault.js';
import type { Finding } from '../../model/finding.js';
import { flattened } from '../../resources/flatten.js';
import { waiversOn } from './annotations.js';
import { configuredWaiver } from './configured.js';
import { type WaiverFault, waiverFault } from './faults.js';
import { waiverExpiredRule, waiverInvalidRule, waiverUnusedRule } from './rules.js';
import type { Found, Waived, Waiver, WrittenWaiver } from './waiver.js';

/** Which waivers there are beside those that objects carry, and when it is. */
export interface WaiveOptions {
  readonly waivers?: readonly Waiver[] | undefined;
  /** Default: now. */
  readonly today?: Date | undefined;
  /** Whether this is the whole project, so that a waiver that matches nothing is one too many. Default: false. */
  readonly isWhole?: boolean | undefined;
}

/** The findings that count, those about waivers among them, and those that do not. */
export interface WaivedFindings {
  readonly findings: readonly Finding[];
  readonly waived: readonly Waived[];
}

/**
 * Takes out of the findings what is waived: by the object itself, or by a waiver of the project. Waivers that are not complete, have
 * come to their end, or match nothing of what was looked at are findings themselves.
 */
export function waive(found: Found, options: WaiveOptions = {}): WaivedFindings {
  const { waivers = [], today = new Date(), isWhole = false } = options;
  const written = [
    ...waivers.map((waiver) => configuredWaiver(waiver, found, isWhole)),
    ...flattened(found.manifests).flatMap(waiversOn),
  ];
  if (written.length === 0) return { findings: found.findings, waived: [] };
  return new Waiving(written, today.toISOString().slice(0, 10)).apply(found.findings);
}

class Waiving {
  readonly #told: Finding[] = [];
  readonly #used = new Set<WrittenWaiver>();
  readonly #byRule = new Map<string, WrittenWaiver[]>();

  constructor(
    readonly written: readonly WrittenWaiver[],
    readonly day: string,
  ) {
    for (const waiver of written) this.#sort(waiver);
  }

  apply(findings: readonly Finding[]): WaivedFindings {
    const waived: Waived[] = [];
    const counting: Finding[] = [];
    for (const finding of findings) {
      const by = this.#coverOf(finding);
      if (by) waived.push({ finding, reason: by.reason.trim(), until: by.until });
      else counting.push(finding);
    }
    for (const waiver of [...this.#byRule.values()].flat()) this.#tellUse(waiver);
    return { findings: [...counting, ...this.#told], waived };
  }

  #sort(waiver: WrittenWaiver): void {
    const fault = waiverFault(waiver);
    if (fault) {
      this.#told.push(toFinding(waiverInvalidRule, waiver, fault));
      return;
    }
    this.#byRule.set(waiver.rule, [...(this.#byRule.get(waiver.rule) ?? []), waiver]);
  }

  /** All that cover it are of use, and the first one waives it. */
  #coverOf(finding: Finding): WrittenWaiver | undefined {
    const covering = (this.#byRule.get(finding.rule) ?? []).filter((waiver) => waiver.covers(finding));
    for (const waiver of covering) this.#used.add(waiver);
    return covering.find((waiver) => !this.#isOver(waiver));
  }

  #isOver({ until }: WrittenWaiver): boolean {
    return until !== undefined && until < this.day;
  }

  #tellUse(waiver: WrittenWaiver): void {
    const { rule, until, isJudged } = waiver;
    const isUsed = this.#used.has(waiver);
    if (this.#isOver(waiver) && (isUsed || isJudged)) {
      const what = `The waiver of ${rule} held until ${until}.`;
      const fix = isUsed ? undefined : 'It matches nothing; remove it.';
      this.#told.push(toFinding(waiverExpiredRule, waiver, { what, fix }));
    } else if (!isUsed && isJudged)
      this.#told.push(
        toFinding(waiverUnusedRule, waiver, { what: `The waiver of ${rule} matches nothing.` }),
      );
  }
}

function toFinding(rule: RuleInfo, { place }: WrittenWaiver, { what, fix }: WaiverFault): Finding {
  return { rule: rule.id, severity: rule.severity, what, why: rule.why, fix: fix ?? rule.fix, ...place };
}
