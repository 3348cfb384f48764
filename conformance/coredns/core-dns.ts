import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../../test/support/folder.js';
import { program } from '../support/installation.js';
import { type Running, start } from '../support/running.js';
import { adapt } from './adapt.js';
import { ask, type Way } from './ask.js';
import type { Message, RecordType } from './message.js';

/** A CoreDNS that runs. */
export interface CoreDns {
  /** Where it listens in place of this port of its Corefile. */
  port(emitted: number): number;
  /** Asks the server block that was emitted with this port. */
  ask(name: string, type: RecordType, port?: number, over?: Way['over']): Promise<Message>;
  /** The status and the text of an HTTP path at the port that was emitted; `host` is 127.0.0.1 if it is left out. */
  get(path: string, port: number, host?: string): Promise<{ status: number; text: string }>;
  readonly running: Running;
}

/** The Corefile and zone files, by the keys of the ConfigMap. */
export type Data = Readonly<Record<string, string>>;

/** What CoreDNS prints last of all before it serves. */
const started = /^CoreDNS-\d/m;

/**
 * Starts CoreDNS on the texts of a ConfigMap, changed by `adapt` for this machine, and waits until it serves; throws with what it said
 * if it does not start. It is stopped when the test is over.
 */
export async function startCoreDns(data: Data, instead?: Readonly<Record<string, string>>): Promise<CoreDns> {
  const { running, ports } = await run(data, instead);
  await running.says(started);
  const port = (emitted: number) => {
    const found = ports.get(emitted);
    if (found === undefined) throw new Error(`nothing was emitted to listen on ${emitted}`);
    return found;
  };
  return {
    port,
    ask: (name, type, emitted = 53, over) => ask(name, type, { port: port(emitted), over }),
    get: async (path, emitted, host = '127.0.0.1') => {
      const response = await fetch(`http://${host}:${port(emitted)}${path}`);
      return { status: response.status, text: await response.text() };
    },
    running,
  };
}

/** All that CoreDNS says when it refuses the texts; nothing if it starts with them. */
export async function refusal(data: Data): Promise<string | undefined> {
  const { running } = await run(data);
  const isServing = await running.says(started).then(
    () => true,
    () => false,
  );
  await running.stop('SIGKILL');
  return isServing ? undefined : running.said();
}

async function run(data: Data, instead?: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  const { corefile, ports } = await adapt(data.Corefile ?? '', folder, instead);
  for (const [key, text] of Object.entries({ ...data, Corefile: corefile }))
    writeFileSync(join(folder, key), text);
  const running = start(program('coredns'), ['-conf', join(folder, 'Corefile')], { cwd: folder });
  // Told to stop in the usual way it goes on for its lameduck time.
  onTestFinished(() => running.stop('SIGKILL'));
  return { running, ports };
}
