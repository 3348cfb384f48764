import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { download } from '../../src/cli/vendor/download.js';
import { loadDocuments } from '../../src/yaml/load/load.js';
import { clusterRoutes, widgetCrd } from '../support/api-server.js';
import { contentsOf, temporaryFolder } from '../support/folder.js';
import { type Route, serve } from '../support/server.js';

async function vendor(cwd: string, ...args: readonly string[]) {
  const texts = { out: '', err: '' };
  const io = {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd },
    out: (text: string) => (texts.out += text),
    err: (text: string) => (texts.err += text),
    isTerminal: false,
  };
  return { code: await run(['vendor', ...args], io), ...texts };
}

const head = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };
const crd = (plural: string, kind: string) => JSON.stringify({ ...head, ...widgetCrd(plural, kind) });
const widgets = crd('widgets', 'Widget');
const gadgets = crd('gadgets', 'Gadget');
const text =
  (body: string, type = 'text/plain'): Route =>
  (_, response) => {
    response.writeHead(200, { 'content-type': type });
    response.end(body);
  };
const to =
  (location: string): Route =>
  (_, response) => {
    response.writeHead(302, { location });
    response.end();
  };

describe('runbook vendor crds', () => {
  it('writes each CRD of a file into a file of its own, without what a server writes', async () => {
    const bundle = `# a bundle\n${widgets}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: x}\n---\n${gadgets}\n`;
    const folder = temporaryFolder({ 'up/bundle.yaml': bundle });
    const { code, out, err } = await vendor(folder, 'crds', 'up');
    expect([code, out]).toEqual([0, '']);
    expect(err).toBe(
      'crds: 2 written, 0 as they were\nLet checks know them in cdk8s.yaml:\n\nrunbook:\n  schemas: [crds]\n',
    );
    const files = contentsOf(join(folder, 'crds'));
    expect(Object.keys(files)).toEqual(['gadgets.example.com.yaml', 'widgets.example.com.yaml']);
    const widget = files['widgets.example.com.yaml'] ?? '';
    expect(widget).toMatch(
      /^# Vendored by runbook vendor crds from up\/bundle\.yaml\n# Changes here are lost; digest [0-9a-f]{32}\napiVersion: /,
    );
    const given = JSON.parse(widgets);
    expect(loadDocuments(widget)[0]?.value).toEqual({
      ...head,
      metadata: {
        name: 'widgets.example.com',
        labels: { app: 'example' },
        annotations: { 'controller-gen.kubebuilder.io/version': 'v0.17.0' },
      },
      spec: given.spec,
    });
  });

  it('writes nothing the second time, and nothing that checks refuse', async () => {
    const folder = temporaryFolder({ 'a.json': widgets, 'cdk8s.yaml': 'runbook:\n  schemas: [./crds/]\n' });
    await vendor(folder, 'crds', 'a.json');
    const before = contentsOf(folder);
    expect((await vendor(folder, 'crds', 'a.json')).err).toBe('crds: 0 written, 1 as they were\n');
    expect(contentsOf(folder)).toEqual(before);
    // A second source that is what the first has written is the same CRD.
    expect((await vendor(folder, 'crds', 'a.json', 'crds')).code).toBe(0);
  });

  it('takes those of an address, and keeps no secret of it', async () => {
    const { url } = await serve({ '/r/crds.yaml': to('/crds.yaml'), '/crds.yaml': text(`${widgets}\n`) });
    const folder = temporaryFolder();
    const { code, err } = await vendor(
      folder,
      'crds',
      `${url.replace('//', '//me:hunter2@')}/r/crds.yaml?token=hunter2`,
    );
    expect([code, err]).toEqual([0, expect.stringContaining('1 written')]);
    expect(JSON.stringify(contentsOf(folder))).toContain(`from ${url}/r/crds.yaml\\n`);
    expect(JSON.stringify(contentsOf(folder))).not.toContain('hunter2');
  });

  it('takes those of a cluster', async () => {
    const { url } = await serve(clusterRoutes);
    const folder = temporaryFolder();
    expect((await vendor(folder, 'crds', '--server', url, '--output', 'a/b')).code).toBe(0);
    const files = contentsOf(join(folder, 'a/b'));
    expect(Object.keys(files)).toEqual(['gadgets.example.com.yaml', 'widgets.example.com.yaml']);
    expect(files['widgets.example.com.yaml']).toContain(`from the cluster at ${new URL(url).host}\n`);
  });

  it('replaces what upstream has changed, but nothing that somebody else wrote or edited', async () => {
    const folder = temporaryFolder({ 'a.json': widgets });
    await vendor(folder, 'crds', 'a.json');
    const file = join(folder, 'crds/widgets.example.com.yaml');
    writeFileSync(join(folder, 'a.json'), widgets.replace('How large.', 'How big.'));
    expect((await vendor(folder, 'crds', 'a.json')).err).toContain('1 written, 0 as they were');
    const vendored = contentsOf(folder)['crds/widgets.example.com.yaml'] ?? '';
    expect(vendored).toContain('How big.');

    writeFileSync(file, vendored.replace('How big.', 'How tall.'));
    const edited = contentsOf(folder);
    expect(await vendor(folder, 'crds', 'a.json')).toMatchObject({
      code: 2,
      err: expect.stringContaining('OUTPUT_EDITED'),
    });
    writeFileSync(file, 'mine: true\n');
    expect(await vendor(folder, 'crds', 'a.json')).toMatchObject({
      code: 2,
      err: expect.stringContaining('OUTPUT_NOT_OURS'),
    });
    expect(contentsOf(folder)).toEqual({ ...edited, 'crds/widgets.example.com.yaml': 'mine: true\n' });
    expect((await vendor(folder, 'crds', 'a.json', '--adopt')).code).toBe(0);
    expect(contentsOf(folder)['crds/widgets.example.com.yaml']).toBe(vendored);
  });

  it('removes a CRD that upstream has no longer only when it is told to', async () => {
    const folder = temporaryFolder({ 'a.yaml': `${widgets}\n---\n${gadgets}\n`, 'crds/mine.yaml': 'a: 1\n' });
    await vendor(folder, 'crds', 'a.yaml');
    writeFileSync(join(folder, 'a.yaml'), widgets);
    const { err } = await vendor(folder, 'crds', 'a.yaml');
    expect(err).toContain('gadgets.example.com.yaml: no longer in the sources; --prune removes them');
    expect((await vendor(folder, 'crds', 'a.yaml', '--prune')).err).toContain(
      'gadgets.example.com.yaml: removed',
    );
    expect(Object.keys(contentsOf(join(folder, 'crds')))).toEqual(['mine.yaml', 'widgets.example.com.yaml']);
  });

  it.each([
    [['crds'], {}, 'needs a source'],
    [['crd', 'a.yaml'], {}, 'cannot copy "crd"'],
    [[], {}, 'must be told what to copy'],
    [['crds', 'none.yaml'], {}, 'none.yaml'],
    [
      ['crds', 'a.yaml'],
      { 'a.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n' },
      '"a.yaml" has no CustomResourceDefinition.',
    ],
    [
      ['crds', 'a.yaml'],
      { 'a.yaml': 'kind: CustomResourceDefinition\na: {{ .Values.x }}\n' },
      'Helm template',
    ],
    [
      ['crds', 'a.yaml'],
      { 'a.yaml': widgets.replace('widgets.example.com', '../../etc/x') },
      'is named "../../etc/x"',
    ],
    [
      ['crds', 'a.yaml', 'b.yaml'],
      { 'a.yaml': widgets, 'b.yaml': widgets.replace('How large.', 'x') },
      'with another spec, in "b.yaml"',
    ],
    [['crds', 'a.yaml', '--output', 'a.yaml'], { 'a.yaml': widgets }, 'OUTPUT_NOT_A_FOLDER'],
    [['crds', 'http://example.com/crds.yaml'], {}, 'it is not https'],
    [['crds', 'file:///etc/passwd'], {}, 'it is not https'],
  ] as [string[], Record<string, string>, string][])(
    'changes nothing for %j, and says why',
    async (args, files, why) => {
      const folder = temporaryFolder(files);
      const { code, err } = await vendor(folder, ...args);
      expect([code, err]).toEqual([2, expect.stringContaining(why)]);
      expect(contentsOf(folder)).toEqual(files);
    },
  );
});

describe('a download', () => {
  const limits = { milliseconds: 20_000, bytes: 1000, redirects: 2 };
  const routes: Readonly<Record<string, Route>> = {
    '/big': text('x'.repeat(1001)),
    '/loop': to('/loop'),
    '/away': to('http://example.com/x'),
    '/nowhere': to('http://'),
    '/page': text('<html>', 'text/html; charset=utf-8'),
    '/zip': (_, response) => response.end(Buffer.from([0x1f, 0x8b, 0xff])),
    '/cut': (_, response) => {
      response.writeHead(200, { 'content-length': '500' });
      response.write('a', () => response.destroy());
    },
    '/twice': to('/once'),
    '/once': to('/fine'),
    '/fine': text('a: 1\n'),
  };

  it.each([
    ['/big', 'it is larger than 1000 bytes'],
    ['/loop', 'it is redirected without an end'],
    ['/away', 'it is redirected to an address that is not https'],
    ['/nowhere', 'it is redirected to an address that is not https'],
    ['/page', 'it is a web page'],
    ['/zip', 'it is no UTF-8 text'],
    ['/cut', 'the connection broke off'],
    ['/gone', 'it answered 404'],
  ])('of %s is refused', async (path, why) => {
    const { url } = await serve(routes);
    await expect(download(`${url}${path}`, limits)).rejects.toThrow(
      `"${url}${path}" cannot be downloaded: ${why}`,
    );
  });

  it('follows as many redirects as it may', async () => {
    const { url } = await serve(routes);
    expect(await download(`${url}/twice`, limits)).toBe('a: 1\n');
  });

  it('does not wait for ever', async () => {
    const { url } = await serve({ '/slow': () => {} });
    await expect(download(`${url}/slow`, { ...limits, milliseconds: 50 })).rejects.toThrow(
      'it took too long',
    );
  });
});
