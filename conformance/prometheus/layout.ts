import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../../test/support/folder.js';

/** Where Pods of the stack have their files, by the folder that has them here. */
const places = {
  config: ['/etc/prometheus/config', '/etc/alertmanager/config'],
  account: ['/var/run/secrets/kubernetes.io/serviceaccount'],
  secrets: ['/etc/alertmanager/secrets'],
};

/** Files as they would be mounted, in a folder of this test's own. */
export interface Layout {
  readonly folder: string;
  /** The text with the paths of a Pod replaced by those of the folder. */
  here(text: string): string;
}

/** Lays out files by their paths below the folder, such as `config/rules.yml`. */
export function layOut(files: Readonly<Record<string, string>>): Layout {
  const folder = temporaryFolder();
  const pairs = Object.entries(places).flatMap(([name, paths]) => paths.map((path) => [path, name] as const));
  const here = (text: string) =>
    pairs.reduce((all, [path, name]) => all.replaceAll(path, join(folder, name)), text);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), here(text));
  }
  return { folder, here };
}

/** The texts of a ConfigMap, as files of the folder `config`. */
export function configFiles(data: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([name, text]) => [`config/${name}`, text]));
}
