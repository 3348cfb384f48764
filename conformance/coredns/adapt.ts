import { freePorts } from '../support/port.js';

/** An emitted Corefile as it can run beside other programs. */
export interface Adapted {
  readonly corefile: string;
  /** Where it listens in place of each port that was emitted. */
  readonly ports: ReadonlyMap<number, number>;
}

/** `.:53 {`, and the directives that have an address. */
const listening = /^(?:\S.*|\s*(?:health|ready|prometheus) .*)$/;
const path = '/etc/coredns/';

/**
 * Changes what one machine must have otherwise, and nothing else: the ports of server blocks, `health`, `ready` and
 * `prometheus` become free ones, the ConfigMap's folder the one where the files lie, and the texts in `instead`
 * (upstreams, which are somebody's real servers) what they are mapped to.
 */
export async function adapt(
  corefile: string,
  folder: string,
  instead: Readonly<Record<string, string>> = {},
): Promise<Adapted> {
  const lines = corefile.split('\n');
  const emitted = [...new Set(lines.flatMap(portsIn))];
  const free = await freePorts(emitted.length);
  const ports = new Map(emitted.map((port, i): [number, number] => [port, free[i] ?? 0]));
  const moved = lines.map((line) =>
    listening.test(line) ? line.replace(/:(\d+)(?= |$)/g, (_, port) => `:${ports.get(Number(port))}`) : line,
  );
  return { corefile: replaced(moved.join('\n').replaceAll(path, `${folder}/`), instead), ports };
}

function portsIn(line: string): number[] {
  return listening.test(line) ? [...line.matchAll(/:(\d+)(?= |$)/g)].map(([, port]) => Number(port)) : [];
}

function replaced(text: string, instead: Readonly<Record<string, string>>): string {
  let result = text;
  for (const [from, to] of Object.entries(instead)) {
    if (!text.includes(from)) throw new Error(`the Corefile has no ${from}:\n${text}`);
    result = result.replaceAll(from, to);
  }
  return result;
}
