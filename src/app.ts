import { App as Cdk8sApp, type AppProps as Cdk8sAppProps } from 'cdk8s';
import { type CheckProps, checkOptionsOf } from './check/check-props.js';
import { lazyChecker } from './check/lazy-checker.js';
import { type Problem, problem, UserError } from './model/errors.js';
import type { Check, Finding } from './model/finding.js';
import { formatOrigin } from './model/origin.js';
import { type Assembled, assemble } from './synth/assemble/assemble.js';
import { type LayoutOptions, mergeLayouts } from './synth/assemble/layout-options.js';
import { byFolder } from './synth/destination.js';
import { type Handoff, handoffOf, layoutOf, leave } from './synth/handoff.js';
import { synthesize, toYaml } from './synth/synthesize.js';
import { traceConstructs } from './synth/trace.js';

/** The props of cdk8s's `App`, and ours. */
export interface AppProps extends Cdk8sAppProps, CheckProps {
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
   * Whether the manifests are checked, before any is written, for what the API server would refuse: what `runbook check`
   * tells. An error stops the synthesis; anything less is a `process.emitWarning`. An app that says nothing of this, nor
   * of `kubernetes` and `definitions`, is checked by `runbook synth` as `cdk8s.yaml` says.
   * @default true
   */
  readonly check?: boolean;
  /**
   * What else looks at all manifests before any is written; an error that one finds stops the synthesis.
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
  /** What the API server would refuse, without what objects waive; undefined where nobody is to look for it. */
  private readonly checker: Check | undefined;
  /** The same with what is waived, for a command that has waivers of its own. */
  private readonly strictChecker: Check | undefined;
  /** Who checks the manifests under `runbook synth`, where that is not for the command to say. */
  private readonly checkedBy: Assembled['checkedBy'];

  constructor(props: AppProps = {}) {
    super(props);
    traceConstructs(this);
    const { fileNames, kustomization, check, kubernetes, definitions, checks = [] } = props;
    this.layout = { fileNames, kustomization };
    this.checks = checks;
    const isOwnCheck = [check, kubernetes, definitions].some((said) => said !== undefined);
    const options = checkOptionsOf('App', { kubernetes, definitions });
    if (check !== false) {
      this.checker = lazyChecker('createChecker', options);
      this.strictChecker = lazyChecker('createStrictChecker', options);
    }
    this.checkedBy = check === false ? 'nobody' : isOwnCheck ? 'the app' : undefined;
  }

  /**
   * Writes the manifests to `outdir`; under `runbook synth`, hands them to that command.
   *
   * @throws UserError with every problem that was found; the folder is then as it was
   */
  override synth(): void {
    const handoff = handoffOf(process.env);
    if (handoff) this.handOver(handoff);
    else this.write();
  }

  /**
   * The manifests as one YAML stream, in the order of the files that `synth` writes; checked as those are.
   *
   * @throws UserError with every problem that was found
   */
  override synthYaml(): string {
    const assembled = assemble(this, mergeLayouts(this.layout), this.allChecks());
    const yaml = toYaml([assembled]);
    report(assembled.findings);
    return yaml;
  }

  /** The command checks what it is handed, unless the app has done so; what is waived is for the command to say. */
  private handOver(handoff: Handoff): void {
    const own = this.checkedBy === 'the app' && this.strictChecker;
    const checks = own ? [own, ...this.checks] : this.checks;
    const assembled = assemble(this, layoutOf(handoff, this.layout), checks);
    leave(handoff, this, { ...assembled, ...(this.checkedBy && { checkedBy: this.checkedBy }) });
  }

  private write(): void {
    const assembled = assemble(this, mergeLayouts(this.layout), this.allChecks());
    const destinations = byFolder([assembled.assembly], ({ outdir }) => outdir);
    const { findings } = synthesize([assembled], destinations, { adopt: false, frozen: false, checks: [] });
    report(findings);
  }

  private allChecks(): readonly Check[] {
    return this.checker ? [this.checker, ...this.checks] : this.checks;
  }
}

/** Throws the errors; if there is none, what is less than an error is told where it can be seen, or silenced. */
function report(findings: readonly Finding[]): void {
  const isError = ({ severity }: Finding) => severity === 'error';
  if (findings.some(isError)) throw new UserError(findings.filter(isError).map(toProblem));
  for (const finding of findings.filter(({ severity }) => severity === 'warning')) warnOf(finding);
}

function warnOf({ rule, object, what, fix, construct, origin }: Finding): void {
  const where = [origin && formatOrigin(origin), construct].filter(Boolean).join('  ');
  const detail = [where, fix].filter(Boolean).map((line) => `  ${line}`);
  process.emitWarning(`${object}: ${what}`, { type: 'CheckWarning', code: rule, detail: detail.join('\n') });
}

function toProblem(found: Finding): Problem {
  return problem('CHECK_FAILED', [found.rule, found.object, found.what, found.fix], found);
}
