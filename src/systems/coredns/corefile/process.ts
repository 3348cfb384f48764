import { type Static, Type } from '@sinclair/typebox';
import type { Pointer } from '../../../model/pointer.js';
import { show } from '../../../model/show.js';
import { closed, defaulted, type Refuse } from '../../../synth/props.js';
import { defaultOf } from '../default-of.js';
import { hostOf, isLoopback } from './check-forward.js';
import { type Directive, option } from './directive.js';
import { Duration } from './schemas.js';

const Address = Type.String({ pattern: '^(\\[[0-9a-fA-F:.]+\\]|[^\\s:\\[\\]]*):\\d{1,5}$' });

/** The plugin `health`, and with it the liveness probe. */
export const Health = closed({
  /** Where /health is answered, as `:PORT`: the kubelet asks the Pod's address, so no other host will do. Default: `:8080`. */
  address: defaulted(Address, ':8080'),
  /** How long the server keeps answering after it was told to stop, so that the endpoints are gone first. Default: 5s. */
  lameduck: defaulted(Duration, '5s'),
});

/** The plugin `ready`, and with it the readiness probe. */
export const Ready = closed({
  /** Where /ready is answered, as `:PORT`. Default: `:8181`. */
  address: defaulted(Address, ':8181'),
});

/** The plugin `prometheus`. */
export const Prometheus = closed({
  /** Where /metrics is answered, as `:PORT`. CoreDNS's own default, localhost, nobody could scrape. Default: `:9153`. */
  address: defaulted(Address, ':9153'),
});

/** The plugin `reload`. */
export const Reload = Type.Union([
  Type.Boolean(),
  closed({
    /** How often the Corefile is read again, at least 2s. */
    interval: Duration,
    /** By how much that varies, so that not all servers read it at once: at least 1s. */
    jitter: Type.Optional(Duration),
  }),
]);

/** What the whole process has once, whatever its server blocks. */
export interface ProcessPlugins {
  readonly health: Static<typeof Health>;
  readonly ready: Static<typeof Ready>;
  readonly prometheus: Static<typeof Prometheus>;
  readonly reload: Static<typeof Reload>;
}

/** The addresses that the probes and Prometheus ask. */
export function addressesOf({ health, ready, prometheus }: ProcessPlugins) {
  return {
    health: health.address ?? defaultOf(Health.properties.address),
    ready: ready.address ?? defaultOf(Ready.properties.address),
    prometheus: prometheus.address ?? defaultOf(Prometheus.properties.address),
  };
}

/** The directives of a block: `health` and `reload` stand in the first alone, `ready` and `prometheus` in each. */
export function processDirectives(plugins: ProcessPlugins, isFirst: boolean): Directive[] {
  const { health, ready, prometheus } = addressesOf(plugins);
  const lameduck = plugins.health.lameduck ?? defaultOf(Health.properties.lameduck);
  return [
    ...(isFirst ? [{ name: 'health', args: [health], block: option('lameduck', lameduck) }] : []),
    { name: 'ready', args: [ready] },
    { name: 'prometheus', args: [prometheus] },
    ...(isFirst ? reloadDirectives(plugins.reload) : []),
  ];
}

function reloadDirectives(reload: ProcessPlugins['reload']): Directive[] {
  if (typeof reload === 'boolean') return reload ? [{ name: 'reload' }] : [];
  return [{ name: 'reload', args: [reload.interval, ...(reload.jitter ? [reload.jitter] : [])] }];
}

/** The port of `:8080`. */
export function portOf(address: string): number {
  return Number(/\d+$/.exec(address)?.[0]);
}

/** R018: what only the container itself could reach, neither the kubelet nor Prometheus can. */
export function checkAddresses(plugins: ProcessPlugins, refuse: Refuse): void {
  for (const [plugin, address] of Object.entries(addressesOf(plugins))) {
    const at: Pointer = `/${plugin}/address`;
    const host = hostOf(address);
    const port = portOf(address);
    const who = plugin === 'prometheus' ? 'Prometheus' : 'The kubelet';
    if (isLoopback(host)) {
      const what = `${plugin} listens on ${show(address)}, which only the container itself can reach. ${who} asks the Pod's address.`;
      refuse(at, what, `Write ":${port}".`);
    } else if (host !== '' && host !== '0.0.0.0' && host !== '::') {
      const what = `${plugin} listens on ${show(address)}, but the Pod's address is not known before it runs.`;
      refuse(at, what, `Write ":${port}".`);
    } else if (port < 1024 || port > 65535) {
      refuse(at, `${plugin} listens on the port ${port}.`, 'Choose one from 1024 to 65535.');
    }
  }
}
