import { compare } from '../model/compare.js';
import { type Problem, problem, UserError } from '../model/errors.js';
import { identity, isNamed, type Manifest } from '../model/manifest.js';
import { formatOrigin } from '../model/origin.js';
import { print } from '../yaml/print.js';
import type { Assembly } from './assemble.js';
import { chartFolder, chartName, type Name, resourceName, stockResourceName } from './file-names.js';
import { addKustomizations } from './kustomization.js';
import { type Document, documentOf, staysInside, type TreeFile } from './tree-file.js';

/** How a set becomes files. */
export interface LayoutOptions {
  /** `stock` for the names that cdk8s itself gives, with their index prefixes and hashes. */
  readonly fileNames: 'runbook' | 'stock';
  /** Whether every folder gets a `kustomization.yaml` that lists what is in it. */
  readonly kustomization: boolean;
}

/** What goes into one file, before it has a name of its own. */
interface Unit {
  readonly folder: string;
  readonly name: Name;
  readonly extension: string;
  readonly maker: string;
  readonly manifests: readonly Manifest[];
}

/**
 * The files of one destination folder, sorted by path.
 *
 * @param assemblies all apps that go into that folder
 * @throws UserError with everything that is wrong: one object made twice, two units of one file, values that YAML
 * cannot write, names that lead out of the folder
 */
export function layOut(assemblies: readonly Assembly[], folder: string, options: LayoutOptions): TreeFile[] {
  const units = assemblies.flatMap((assembly) => unitsOf(assembly, options));
  const problems = findTwice(units, folder);
  const files = nameUnits(units, folder, problems).map(([path, unit]) => ({
    path,
    documents: documentsOf(unit, problems),
  }));
  if (problems.length > 0) throw new UserError(problems);
  const manifests = options.kustomization ? addKustomizations(files) : files;
  const all = [...manifests, ...metadataOf(assemblies)];
  return all.sort((a, b) => compare(a.path, b.path));
}

/** One file for all apps that ask for it: which construct made the object of each name. */
function metadataOf(assemblies: readonly Assembly[]): TreeFile[] {
  const manifests = assemblies
    .filter(({ recordsMetadata }) => recordsMetadata)
    .flatMap(({ charts }) => charts.flatMap((chart) => chart.manifests));
  if (manifests.length === 0) return [];
  const resources = Object.fromEntries(
    manifests.map(({ object, construct }) => [object.metadata.name ?? '', { path: construct }]),
  );
  const text = JSON.stringify({ version: '1.0.0', resources });
  return [{ path: 'construct-metadata.json', documents: [documentOf(text, 'construct-metadata', '')] }];
}

/** cdk8s's `YamlOutputType`, by its numbers. */
const FILE_PER_APP = 0;
const FILE_PER_CHART = 1;
const FILE_PER_RESOURCE = 2;

function unitsOf(assembly: Assembly, options: LayoutOptions): Unit[] {
  const { outputType, extension, charts } = assembly;
  if (outputType === FILE_PER_APP) {
    const manifests = charts.flatMap((chart) => chart.manifests);
    const name = { preferred: 'app', fallback: 'app' };
    return manifests.length > 0 ? [{ folder: '', name, extension, maker: 'the app', manifests }] : [];
  }
  const stock = options.fileNames === 'stock';
  return charts.flatMap((chart, index): Unit[] => {
    const prefix = stock && assembly.chartsDepend ? `${String(index).padStart(4, '0')}-` : '';
    const stockName = { preferred: prefix + chart.stockLabel, fallback: prefix + chart.stockLabel };
    const maker = `the chart ${chart.path}`;
    if (outputType === FILE_PER_CHART) {
      const name = stock ? stockName : chartName(chart);
      return chart.manifests.length > 0
        ? [{ folder: '', name, extension, maker, manifests: chart.manifests }]
        : [];
    }
    const chartsFolder = stock ? stockName.preferred : chartFolder(chart);
    const folder = outputType === FILE_PER_RESOURCE ? '' : `${chartsFolder}/`;
    return chart.manifests.map((manifest) => {
      const name = stock ? stockResourceName(manifest.object) : resourceName(manifest.object);
      return { folder, name, extension, maker: manifest.construct ?? maker, manifests: [manifest] };
    });
  });
}

/** Gives each unit its preferred name, or, where several want the same one, its fallback. */
function nameUnits(units: readonly Unit[], folder: string, problems: Problem[]): [string, Unit][] {
  const wanted = new Map<string, number>();
  for (const unit of units) wanted.set(key(unit, 'preferred'), (wanted.get(key(unit, 'preferred')) ?? 0) + 1);
  const taken = new Map<string, Unit>();
  return units.map((unit) => {
    const which = wanted.get(key(unit, 'preferred')) === 1 ? 'preferred' : 'fallback';
    const path = unit.folder + unit.name[which] + unit.extension;
    const other = taken.get(key(unit, which));
    if (other) problems.push(problem('FILE_TWICE', [path, [other.maker, unit.maker]], placeOf(unit)));
    if (!staysInside(path)) problems.push(problem('OUTPUT_ESCAPES', [path, folder], placeOf(unit)));
    taken.set(key(unit, which), unit);
    return [path, unit];
  });
}

function placeOf({ manifests: [first] }: Unit) {
  return { construct: first?.construct, origin: first?.origin };
}

/** Some file systems do not tell `A` from `a`. */
function key({ folder, name, extension }: Unit, which: keyof Name): string {
  return (folder + name[which] + extension).toLowerCase();
}

function describeMaker({ construct, origin }: Manifest): string {
  return origin ? `${construct} (${formatOrigin(origin)})` : (construct ?? 'an app without constructs');
}

function findTwice(units: readonly Unit[], folder: string): Problem[] {
  const makers = new Map<string, Manifest[]>();
  for (const manifest of units.flatMap(({ manifests }) => manifests)) {
    if (!isNamed(manifest.object)) continue;
    const id = identity(manifest.object);
    const known = makers.get(id);
    if (known) known.push(manifest);
    else makers.set(id, [manifest]);
  }
  return [...makers].flatMap(([id, manifests]) => {
    if (manifests.length === 1) return [];
    const last = manifests.at(-1);
    const paths = manifests.map(describeMaker);
    return [
      problem('IDENTITY_TWICE', [id, paths, folder], { construct: last?.construct, origin: last?.origin }),
    ];
  });
}

function documentsOf({ manifests }: Unit, problems: Problem[]): Document[] {
  return manifests.map((manifest) =>
    documentOf(printed(manifest, problems), identity(manifest.object), manifest.construct ?? ''),
  );
}

function printed(manifest: Manifest, problems: Problem[]): string {
  try {
    return print(manifest.object);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { construct, origin } = manifest;
    problems.push(...error.problems.map((found) => ({ ...found, construct, origin })));
    return '';
  }
}
