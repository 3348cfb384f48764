import type { Manifest } from '../../model/manifest.js';
import type { Assembly } from '../assemble/assemble.js';
import { chartFolder, chartName, type Name, resourceName, stockResourceName } from './file-names.js';

/** What goes into one file, before it has a name of its own. */
export interface Unit {
  readonly folder: string;
  readonly name: Name;
  readonly extension: string;
  readonly maker: string;
  readonly manifests: readonly Manifest[];
}

/** cdk8s's `YamlOutputType`, by its numbers. */
const FILE_PER_APP = 0;
const FILE_PER_CHART = 1;
const FILE_PER_RESOURCE = 2;

/** The files that an app becomes, by its `YamlOutputType`; what is empty becomes none. */
export function unitsOf(assembly: Assembly): Unit[] {
  const { outputType, extension, charts, layout } = assembly;
  if (outputType === FILE_PER_APP) {
    const manifests = charts.flatMap((chart) => chart.manifests);
    const name = { preferred: 'app', fallback: 'app' };
    return manifests.length > 0 ? [{ folder: '', name, extension, maker: 'the app', manifests }] : [];
  }
  const stock = layout.fileNames === 'stock';
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
