import { isSet } from '../blocks/read.js';
import type { Look, LookTable } from '../native-rules.js';
import { featureOff } from '../rule-infos/warnings.js';
import { merged, under } from '../tables.js';

/** The newest release of which it is known that the features are off. */
const known = 37;

function of(feature: string): Look {
  return (value, at, report, { minor }) => {
    if (!isSet(value) || minor > known) return;
    const says = `belongs to the feature ${feature}, which is off by default: the API server drops it`;
    report({ rule: featureOff, at, says });
  };
}

const http = of('H2CContainerProbe');
const grpc = of('GRPCContainerProbeTLS');

const probe: LookTable = { '/httpGet/protocol': http, '/grpc/mode': grpc };

const container: LookTable = merged(
  under('/livenessProbe', probe),
  under('/readinessProbe', probe),
  under('/startupProbe', probe),
  {
    '/lifecycle/stopSignal': of('ContainerStopSignals'),
    '/lifecycle/postStart/httpGet/protocol': http,
    '/lifecycle/preStop/httpGet/protocol': http,
  },
);

/** The fields of a pod that a server drops whose feature gates are as they come. */
export const featuresOff: LookTable = merged(
  under('/containers/*', container),
  under('/initContainers/*', container),
  {
    '/volumes/*/emptyDir/mode': of('EmptyDirVolumeMode'),
    '/evictionResponders': of('EvictionRequestAPI'),
  },
);
