import { type Checker, createStrictChecker } from '../check/checker.js';
import { type WaiveOptions, waive } from '../check/waivers/waive.js';
import type { Waived } from '../check/waivers/waiver.js';
import type { Check } from '../model/finding.js';
import type { Assembled } from '../synth/assemble/assemble.js';
import { manifestsOf } from '../synth/synthesize.js';
import { type Config, FILE } from './config.js';
import type { Io } from './io.js';
import { type CheckFlags, definitionsOf, targetsOf } from './targets.js';
import { waiversIn } from './waivers.js';

/** The checker that the settings of the project and the flags ask for; waivers are applied to what it finds. */
export function checkerOf(config: Config, flags: CheckFlags, io: Io): Checker {
  return createStrictChecker({
    releases: targetsOf(config, flags, io),
    definitions: definitionsOf(config, flags, io),
  });
}

/**
 * What a synthesis is checked by, and what of its findings was waived: by the project or by the objects themselves. What apps
 * have found by checking themselves is sorted by the same waivers; their own findings must not be counted beside it.
 */
export function synthCheckOf(
  config: Config,
  assembled: readonly Assembled[],
  io: Io,
): { readonly check: Check; readonly waived: readonly Waived[] } {
  const check = checkerOf(config, {}, io);
  const waived: Waived[] = [];
  const own = assembled.flatMap(({ findings }) => findings);
  const checked = assembled.filter(({ checkedBy }) => checkedBy !== 'nobody').flatMap(manifestsOf);
  return {
    waived,
    check: (manifests) => {
      const found = { findings: [...own, ...check(manifests)], manifests: checked };
      const result = waive(found, waivingOf(config, io, true));
      waived.push(...result.waived);
      return result.findings;
    },
  };
}

/** @param isWhole whether all of the project is looked at */
export function waivingOf({ runbook }: Config, { now }: Io, isWhole: boolean): WaiveOptions {
  return { waivers: runbook.waivers && waiversIn(runbook.waivers, FILE), today: now?.(), isWhole };
}
