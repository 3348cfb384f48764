import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { KubernetesObject } from '../../src/model/manifest.js';
import { temporaryFolder } from '../../test/support/folder.js';
import { serve } from './http.js';
import { containersOf, environmentOf, type Secrets } from './pod.js';

/** What Alertmanager sends to a webhook, as far as it is looked at here. */
export interface Message {
  readonly status: 'firing' | 'resolved';
  readonly receiver: string;
  readonly alerts: readonly {
    readonly status: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
  }[];
}

/** Stands in for the bridge to DingTalk, of which no version from 2.0 on can be built. */
export interface Bridge {
  readonly port: number;
  /** The configuration that the Pod's first container wrote. */
  readonly config: { readonly targets: Readonly<Record<string, unknown>> };
  /** What was sent to each target. */
  readonly received: Readonly<Record<string, readonly Message[]>>;
  /** The paths that lead to no target. */
  readonly lost: readonly string[];
}

/**
 * Lets the script of the Deployment write the configuration, and answers for its targets, and for no others, where the bridge
 * does: at /dingtalk/<target>/send.
 */
export async function startBridge(objects: readonly KubernetesObject[], secrets: Secrets): Promise<Bridge> {
  const config = writtenConfig(objects, secrets);
  const received: Record<string, Message[]> = {};
  const lost: string[] = [];
  const port = await serve(async (request, response) => {
    const body = await bodyOf(request);
    const [, target = ''] = /^\/dingtalk\/([^/]+)\/send$/.exec(request.url ?? '') ?? [];
    const known = target in config.targets;
    // Alertmanager's own: version 4 of what it sends to webhooks.
    if (known) received[target] = [...(received[target] ?? []), JSON.parse(body) as Message];
    else lost.push(request.url ?? '');
    response.writeHead(known ? 200 : 404).end();
  });
  return { port, config, received, lost };
}

function writtenConfig(objects: readonly KubernetesObject[], secrets: Secrets): Bridge['config'] {
  const [writer] = containersOf(objects, 'Deployment', 'dingtalk');
  if (!writer) throw new Error('no container writes the configuration');
  const folder = temporaryFolder();
  const [shell = '', ...args] = writer.command ?? [];
  // What a kubelet does to a command, and the folder that it mounts.
  const here = args.map((arg) => arg.replaceAll('$$(', '$(').replaceAll('/config/', `${folder}/`));
  execFileSync(shell, here, { env: environmentOf(writer, secrets) });
  // The script writes what the bridge calls its configuration.
  return parse(readFileSync(join(folder, 'config.yml'), 'utf8')) as Bridge['config'];
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
