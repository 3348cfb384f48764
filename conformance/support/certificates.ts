import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A key and its certificate as PEM, and the files that hold them. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
  readonly files: { readonly key: string; readonly cert: string };
}

/** Who it is for, and who signs it. */
export interface Subject {
  readonly name: string;
  /** As openssl writes them: `IP:172.31.21.3`. */
  readonly alternatives?: readonly string[];
  /** Without one it is signed by its own key. */
  readonly by?: Certificate;
}

/** Makes a certificate of one day in this folder; one of these names is made once. */
export function certificate(folder: string, { name, alternatives = [], by }: Subject): Certificate {
  const path = join(folder, `${name}-${by ? 'signed' : 'own'}`);
  const files = { key: `${path}.key`, cert: `${path}.crt` };
  const args = [
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj',
    `/CN=${name} -keyout ${files.key} -out ${files.cert}`,
    ...(alternatives.length > 0 ? [`-addext subjectAltName=${alternatives.join(',')}`] : []),
    ...(by ? [`-CA ${by.files.cert} -CAkey ${by.files.key} -addext basicConstraints=CA:FALSE`] : []),
  ];
  execFileSync('openssl', args.join(' ').split(' '), { stdio: ['ignore', 'ignore', 'pipe'] });
  return { key: readFileSync(files.key, 'utf8'), cert: readFileSync(files.cert, 'utf8'), files };
}
