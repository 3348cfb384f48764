import { forbidden, invalid, missing } from '../blocks/faults.js';
import { between, notNegative, oneOf, required, text } from '../blocks/looks.js';
import { httpHeaderName } from '../blocks/names.js';
import { portNumber, portNumberOrName } from '../blocks/ports.js';
import { at as below, isFields, isSet, numberOf } from '../blocks/read.js';
import type { Look, LookTable } from '../native-rules.js';
import { invalidValue, valueOutOfRange } from '../rule-infos/general.js';
import { probeGracePeriod, probeHandlerInvalid, probeThresholdInvalid } from '../rule-infos/pod.js';
import { merged, under } from '../tables.js';

function oneHandler(kinds: readonly string[]): Look {
  return (value, at, report) => {
    if (!isFields(value)) return;
    const [first, ...others] = kinds.filter((kind) => isSet(value[kind]));
    if (first === undefined) report(missing(at, 'must specify a handler type', probeHandlerInvalid));
    for (const other of others)
      report(forbidden(`${at}/${other}`, 'may not specify more than 1 handler type', probeHandlerInvalid));
  };
}

const handler: LookTable = {
  '/exec/command': required(),
  '/httpGet/port': [required(), portNumberOrName],
  '/httpGet/scheme': oneOf(['HTTP', 'HTTPS']),
  '/httpGet/httpHeaders/*/name': [required(), text(invalidValue, httpHeaderName)],
  '/tcpSocket/port': [required(), portNumberOrName],
};

const probe: LookTable = merged(handler, {
  '': oneHandler(['exec', 'httpGet', 'tcpSocket', 'grpc']),
  '/grpc/port': [required(), portNumber],
  '/initialDelaySeconds': notNegative,
  '/timeoutSeconds': notNegative,
  '/periodSeconds': notNegative,
  '/successThreshold': notNegative,
  '/failureThreshold': notNegative,
});

const onceIsEnough: Look = between(0, 1, probeThresholdInvalid, 'must be 1');
const secondsToEnd: Look = between(1, Number.POSITIVE_INFINITY, probeGracePeriod, 'must be greater than 0');

const ending: LookTable = merged(probe, {
  '/successThreshold': onceIsEnough,
  '/terminationGracePeriodSeconds': secondsToEnd,
});

const readiness: LookTable = merged(probe, {
  '/terminationGracePeriodSeconds': (value, at, report) => {
    if (isSet(value)) report(invalid(probeGracePeriod, at, value, 'must not be set for readinessProbes'));
  },
});

const hook: LookTable = merged(handler, { '': oneHandler(['exec', 'httpGet', 'tcpSocket', 'sleep']) });

/** Probes and hooks of a container or a sidecar. */
export const probes: LookTable = merged(
  under('/livenessProbe', ending),
  under('/startupProbe', ending),
  under('/readinessProbe', readiness),
  under('/lifecycle/postStart', hook),
  under('/lifecycle/preStop', hook),
);

/** What of the hooks depends on the pod: how long a sleep may last. */
export function hooksFit(container: Parameters<typeof below>[0], pod: Parameters<typeof below>[0]): Look {
  return (_, at, report) => {
    const written = numberOf(below(pod, 'terminationGracePeriodSeconds')) ?? 30;
    const seconds = written < 0 ? 1 : written;
    for (const name of ['postStart', 'preStop']) {
      const sleep = below(container, 'lifecycle', name, 'sleep', 'seconds');
      if (typeof sleep !== 'number' || (sleep >= 0 && sleep <= seconds)) continue;
      const says = `must be non-negative and less than terminationGracePeriodSeconds (${seconds})`;
      report(invalid(valueOutOfRange, `${at}/lifecycle/${name}/sleep`, sleep, says));
    }
  };
}
