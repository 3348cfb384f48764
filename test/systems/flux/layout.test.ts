import { Chart } from 'cdk8s';
import { expect, it } from 'vitest';
import { App } from '../../../src/app.js';
import { FluxBootstrap, FluxSystemKustomization, fluxSystemFolder } from '../../../src/systems/flux/index.js';
import { contentsOf, temporaryFolder } from '../../support/folder.js';

it('the bootstrap files stand beside gotk-components.yaml, which stays as it is', () => {
  const root = temporaryFolder({
    'clusters/my-cluster/flux-system/gotk-components.yaml': '# flux install\n',
  });
  const app = new App({ outdir: `${root}/${fluxSystemFolder('my-cluster')}`, outputFileExtension: '.yaml' });
  new FluxBootstrap(new Chart(app, 'gotk-sync'), 'flux', {
    cluster: 'my-cluster',
    url: 'ssh://git@github.com/kuring/flux-learn',
  });
  new FluxSystemKustomization(new Chart(app, 'kustomization'), 'flux-system');
  app.synth();
  const contents = contentsOf(root);
  expect(Object.keys(contents)).toEqual([
    'clusters/my-cluster/flux-system/.runbook.lock',
    'clusters/my-cluster/flux-system/gotk-components.yaml',
    'clusters/my-cluster/flux-system/gotk-sync.yaml',
    'clusters/my-cluster/flux-system/kustomization.yaml',
  ]);
  expect(contents['clusters/my-cluster/flux-system/gotk-components.yaml']).toBe('# flux install\n');
});
