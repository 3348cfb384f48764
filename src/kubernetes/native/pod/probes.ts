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

const signals = new Set(
  'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX'
    .split(' ')
    .map((name) => `SIG${name}`),
);

/** What of the hooks depends on the pod: how long a sleep may last, and which signals its system knows. */
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
    const signal = below(container, 'lifecycle', 'stopSignal');
    if (typeof signal !== 'string') return;
    const os = below(pod, 'os', 'name');
    const here = `${at}/lifecycle/stopSignal`;
    if (!isSet(os)) return report(forbidden(here, 'may not be set for containers with empty `spec.os.name`'));
    const isKnown = os === 'windows' ? signal === 'SIGKILL' || signal === 'SIGTERM' : isSignal(signal);
    if (!isKnown) report(invalid(invalidValue, here, signal, 'is no signal of this operating system'));
  };
}

function isSignal(name: string): boolean {
  return signals.has(name) || /^SIGRT(MIN\+([1-9]|1[0-5])|MAX-([1-9]|1[0-4]))$/.test(name);
}
