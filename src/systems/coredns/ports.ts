import { ServerBlock } from './corefile/server.js';
import { defaultOf } from './default-of.js';

/** The ports that the server blocks listen on, each once, in their order. */
export function dnsPorts(servers: readonly ServerBlock[]): number[] {
  return [...new Set(servers.map(({ port }) => port ?? defaultOf(ServerBlock.properties.port)))];
}

/** A port of a container and of its Service. */
export interface NamedPort {
  readonly name: string;
  readonly port: number;
  readonly protocol: 'UDP' | 'TCP';
}

/** UDP and TCP for each; the first is `dns` and `dns-tcp`, others carry their number. */
export function namedDnsPorts(servers: readonly ServerBlock[]): NamedPort[] {
  return dnsPorts(servers).flatMap((port, i): NamedPort[] => {
    const suffix = i === 0 ? '' : `-${port}`;
    return [
      { name: `dns${suffix}`, port, protocol: 'UDP' },
      { name: `dns-tcp${suffix}`, port, protocol: 'TCP' },
    ];
  });
}
