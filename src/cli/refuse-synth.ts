import { problem, UserError } from '../model/errors.js';
import type { Config } from './config.js';
import type { SynthValues } from './synth-values.js';

/** Stock cdk8s can write a Helm chart instead; writing plain files there would pass for one. @throws UserError `CONFIG_INVALID` */
export function refuseHelm({ isHelm }: Config): void {
  if (!isHelm) return;
  const why = 'synthConfig.format is "helm", and runbook synth writes plain manifests.';
  throw new UserError(
    problem('CONFIG_INVALID', ['cdk8s.yaml', why, 'Leave synthConfig out, or use cdk8s synth.']),
  );
}

/** @throws UserError `ARGUMENT_INVALID` for two options of which one takes back what the other says */
export function refuseContradictions(values: SynthValues): void {
  const withStdout = (['output', 'frozen', 'adopt', 'kustomization', 'json'] as const).find(
    (name) => values[name],
  );
  if (values.stdout && withStdout) throw contradiction(`--stdout and --${withStdout}`);
  if (values.frozen && values.adopt) throw contradiction('--frozen and --adopt');
}

function contradiction(options: string): UserError {
  return new UserError(
    problem('ARGUMENT_INVALID', [`${options} contradict each other.`, 'Leave one of them out.']),
  );
}
