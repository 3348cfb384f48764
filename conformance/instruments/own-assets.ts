import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Instrument } from './instrument.js';

const isApiServer = (instrument: Instrument) => instrument.name.startsWith('kube-apiserver-');

/**
 * As for everyone who tests against an API server: `KUBEBUILDER_ASSETS` names a folder with `etcd` and `kube-apiserver`.
 * With it that API server, of whatever version it says it is, stands in for ours.
 */
export function withOwnAssets(instruments: readonly Instrument[], folder: string | undefined): Instrument[] {
  if (!folder) return [...instruments];
  const etcd = asset(folder, 'etcd');
  const server = asset(folder, 'kube-apiserver');
  const [major, minor] = server.version.split('.');
  const theirs: Instrument[] = [
    { name: 'etcd', version: etcd.version, from: { path: etcd.path } },
    { name: `kube-apiserver-${major}.${minor}`, version: server.version, from: { path: server.path } },
  ];
  const others = instruments.filter((instrument) => instrument.name !== 'etcd' && !isApiServer(instrument));
  return [...theirs, ...others];
}

function asset(folder: string, name: string): { path: string; version: string } {
  const path = join(folder, name);
  if (!existsSync(path)) throw new Error(`KUBEBUILDER_ASSETS is ${folder}, which has no ${name}`);
  const said = execFileSync(path, ['--version'], { encoding: 'utf8' });
  const version = /\d+\.\d+\.\d+/.exec(said)?.[0];
  if (!version) throw new Error(`${path} --version does not tell its version; it says ${said.trim()}`);
  return { path, version };
}
