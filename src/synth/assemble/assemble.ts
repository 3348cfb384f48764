import { type Problem, UserError } from '../../model/errors.js';
import type { Check, Finding } from '../../model/finding.js';
import type { Manifest } from '../../model/manifest.js';
import { throughChart } from './chart-json.js';
import { stockLabel } from './chart-label.js';
import { collect } from './collect.js';
import type { LayoutOptions } from './layout-options.js';
import { chartNeeds, orderCharts } from './order-charts.js';
import { needsWithinCharts, orderObjects } from './order-objects.js';
import { plainOptionsFor, type Rendered, renderAll } from './render.js';
import type { AppLike, ChartLike } from './tree.js';

/** An app as manifests: everything that decides which files it becomes, and nothing that needs its tree. */
export interface Assembly {
  /** The app's own `outdir`. */
  readonly outdir: string;
  /** The end of every file's name, such as `.k8s.yaml`. */
  readonly extension: string;
  /** The value of cdk8s's `YamlOutputType`. */
  readonly outputType: number;
  /** Each after those it depends on. */
  readonly charts: readonly AssembledChart[];
  /** Whether some chart depends on another: stock then numbers its files. */
  readonly chartsDepend: boolean;
  /** How its files are named, and what goes beside them. */
  readonly layout: LayoutOptions;
  /** Whether a `construct-metadata.json` goes beside the manifests, as stock cdk8s writes it for its validations. */
  readonly recordsMetadata: boolean;
}

/** A chart's own manifests, in the order they are applied. */
export interface AssembledChart {
  /** The chart's path in the tree: `prod/dns`. */
  readonly path: string;
  /** The name that stock cdk8s gives to its file. */
  readonly stockLabel: string;
  readonly manifests: readonly Manifest[];
}

/** An app's manifests, and everything that is wrong with them; where something is, the manifests are incomplete. */
export interface Assembled {
  readonly assembly: Assembly;
  readonly problems: readonly Problem[];
  /** What the app's own checks found. */
  readonly findings: readonly Finding[];
  /** Who is to check its manifests, where the app says so; else it is whoever synthesizes it. */
  readonly checkedBy?: 'the app' | 'nobody';
}

/**
 * One pass over the app's tree: collect, order, render each object once. Nothing in the tree is changed.
 *
 * @param checks the app's own; they look at its manifests once nothing else is wrong
 */
export function assemble(app: AppLike, layout: LayoutOptions, checks: readonly Check[] = []): Assembled {
  const collected = collect(app);
  const problems = [...collected.problems];
  const needs = needsWithinCharts(collected);
  const charts = recover(problems, collected.charts, () =>
    orderCharts(collected, layout.fileNames === 'stock' ? 'creation' : 'path'),
  );
  const ordered = charts.map((contents) =>
    recover(problems, contents.objects, () => orderObjects(contents, needs)),
  );
  const rendered = renderAll(app, ordered.flat());
  const ofCharts = new Map<ChartLike, readonly Manifest[]>();
  let next = 0;
  for (const [index, { chart }] of charts.entries()) {
    const end = next + (ordered[index]?.length ?? 0);
    ofCharts.set(chart, manifestsOf(rendered.slice(next, end), problems));
    next = end;
  }
  const assembled = charts.map(({ chart }) => ({
    path: chart.node.path,
    stockLabel: stockLabel(chart),
    manifests: throughChart(chart, ofCharts, plainOptionsFor(app, chart), problems),
  }));
  return {
    assembly: {
      outdir: app.outdir,
      extension: app.outputFileExtension,
      outputType: app.yamlOutputType,
      charts: assembled,
      layout,
      recordsMetadata: recordsMetadata(app),
      chartsDepend: [...chartNeeds(collected).values()].some(({ size }) => size > 0),
    },
    problems,
    findings:
      problems.length > 0 ? [] : checks.flatMap((check) => check(assembled.flatMap((c) => c.manifests))),
  };
}

function manifestsOf(rendered: readonly Rendered[], problems: Problem[]): Manifest[] {
  const manifests: Manifest[] = [];
  for (const result of rendered) {
    if ('manifest' in result) manifests.push(result.manifest);
    else problems.push(...result.problems);
  }
  return manifests;
}

/** Notes the user's mistakes and goes on with something else, so that more of them can be told at once. */
function recover<T>(problems: Problem[], instead: T, attempt: () => T): T {
  try {
    return attempt();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    problems.push(...error.problems);
    return instead;
  }
}

function recordsMetadata(app: AppLike): boolean {
  // A private field there, from a prop or the environment: the stock CLI asks for it when it validates.
  return (app as { readonly recordConstructMetadata?: boolean }).recordConstructMetadata === true;
}
