import { App as Cdk8sApp, type AppProps as Cdk8sAppProps } from 'cdk8s';
import { problem, UserError } from './model/errors.js';
import type { Check, Finding } from './model/finding.js';
import { assemble } from './synth/assemble/assemble.js';
import { type LayoutOptions, mergeLayouts } from './synth/assemble/layout-options.js';
import { byFolder } from './synth/destination.js';
import { handoffOf, layoutOf, leave } from './synth/handoff.js';
import { synthesize, toYaml } from './synth/synthesize.js';
import { traceConstructs } from './synth/trace.js';

/** The props of cdk8s's `App`, and ours. */
export interface AppProps extends Cdk8sAppProps {
  /**
   * `stock` keeps the file names that cdk8s gives, with index prefixes and hashes.
   * @default 'runbook'
   */
  readonly fileNames?: LayoutOptions['fileNames'];
  /**
   * Whether every output folder gets a `kustomization.yaml` that lists what is in it.
   * @default false
   */
  readonly kustomization?: boolean;
  /**
   * What looks at all manifests before any is written; an error that one finds stops the synthesis.
   * @default none
   */
  readonly checks?: readonly Check[];
}

/**
 * A `cdk8s.App` whose synthesis is linear, loses nothing in silence and replaces the output as a whole or not at all.
 * Everything else is cdk8s's: props, `CDK8S_OUTDIR`, the four `YamlOutputType`s, the stock `cdk8s synth`, and
 * `Testing.synth` and `chart.toJson()` of any chart in it.
 */
export class App extends Cdk8sApp {
  private readonly layout: Partial<LayoutOptions>;
  private readonly checks: readonly Check[];

  constructor(props: AppProps = {}) {
    super(props);
    const { fileNames, kustomization, checks = [] } = props;
    this.layout = { fileNames, kustomization };
    this.checks = checks;
    traceConstructs(this);
  }

  /**
   * Writes the manifests to `outdir`; under `runbook synth`, hands them to that command.
   *
   * @throws UserError with every problem that was found; the folder is then as it was
   */
  override synth(): void {
    const handoff = handoffOf(process.env);
    if (handoff) leave(handoff, this, assemble(this, layoutOf(handoff, this.layout), this.checks));
    else this.write();
  }

  /**
   * The manifests as one YAML stream, in the order of the files that `synth` writes.
   *
   * @throws UserError with every problem that was found
   */
  override synthYaml(): string {
    return toYaml([assemble(this, mergeLayouts(this.layout))]);
  }

  private write(): void {
    const assembled = assemble(this, mergeLayouts(this.layout), this.checks);
    const destinations = byFolder([assembled.assembly], ({ outdir }) => outdir);
    const { findings } = synthesize([assembled], destinations, { adopt: false, frozen: false, checks: [] });
    throwErrors(findings);
  }
}

function throwErrors(findings: readonly Finding[]): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  throw new UserError(
    errors.map((found) => problem('CHECK_FAILED', [found.rule, found.object, found.what, found.fix], found)),
  );
}
