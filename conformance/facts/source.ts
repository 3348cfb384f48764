import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { lackLateGroup, lateDocument } from '../../src/kubernetes/facts/from-swagger.js';
import type { OpenApiDocument } from '../../src/kubernetes/facts/open-api.js';

/** What the source of one version of Kubernetes says of its API; upstream generates all of it. */
export interface Source {
  /** The documents of `/openapi/v3`, of a server with every API on and without its enums. */
  readonly documents: readonly OpenApiDocument[];
  /** The Go code that the server makes its OpenAPI from: it has the enums. */
  readonly definitions: string;
  /** The Go code that says which APIs are on without being asked for. */
  readonly served: string;
}

/**
 * The source of this version, such as `1.31.14`, from the Go module proxy, checked by Go's checksum database.
 *
 * @throws Error with Go's words where it has no such version, or there is no Go
 */
export async function sourceOf(version: string): Promise<Source> {
  const folder = await downloaded(version);
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const json = (path: string) => JSON.parse(read(`api/openapi-spec/${path}`));
  const names = readdirSync(join(folder, 'api/openapi-spec/v3')).filter((name) => openApi.test(name));
  // The shape that upstream's servers write.
  const documents = names.map((name) => json(`v3/${name}`) as OpenApiDocument);
  return {
    documents: lackLateGroup(documents) ? [lateDocument(json('swagger.json')), ...documents] : documents,
    definitions: read('pkg/generated/openapi/zz_generated.openapi.go'),
    served: read('pkg/controlplane/instance.go'),
  };
}

/** `api__v1_openapi.json`, `apis__apps__v1_openapi.json`: of a version, not of a group. */
const openApi = /^apis?__.*v\d\w*_openapi\.json$/;

async function downloaded(version: string): Promise<string> {
  // Outside of every module, because a module could replace it.
  const cwd = mkdtempSync(join(tmpdir(), 'kubernetes-source-'));
  const env = { ...process.env, GOFLAGS: '-mod=mod', GOWORK: 'off', GOTOOLCHAIN: 'local' };
  try {
    const args = ['mod', 'download', '-json', `k8s.io/kubernetes@v${version}`];
    const { stdout } = await promisify(execFile)('go', args, { cwd, env });
    return String(JSON.parse(stdout).Dir);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}
