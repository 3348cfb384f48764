import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { App } from '../../../src/app.js';
import type { KubernetesObject } from '../../../src/model/manifest.js';
import { FluxHelmRelease, FluxKustomization, FluxSource } from '../../../src/systems/flux/index.js';
import { kustomizationProps, releaseProps, sourceProps } from './valid-props.js';

/** The one object of the construct, as our App writes it and a YAML reader reads it. */
function written(build: (chart: Construct) => unknown): KubernetesObject & { spec: Record<string, unknown> } {
  const app = new App();
  build(new Chart(app, 'test'));
  return parse(app.synthYaml());
}

function whatever<P>(props: fc.Arbitrary<P>, check: (props: P) => void): void {
  fc.assert(fc.property(props, check), { numRuns: 100 });
}

const flux = /^(source|kustomize|helm)\.toolkit\.fluxcd\.io\/v[12]$/;

describe('whatever its props', () => {
  it('a source is one object of v1 with all that was given', () => {
    whatever(sourceProps, (props) => {
      const { apiVersion, metadata, spec } = written((chart) => new FluxSource(chart, 'x', props));
      expect(apiVersion).toMatch(flux);
      expect(metadata).toMatchObject({ name: 'x', namespace: props.namespace ?? 'flux-system' });
      expect(spec).toMatchObject(props.git ?? props.oci ?? props.helm ?? props.bucket ?? {});
      if (!props.helm?.url.startsWith('oci://')) expect(spec.interval).toMatch(/^\d+[smh]$/);
    });
  });

  it('a Kustomization is one object of v1, whose patches say what was given', () => {
    whatever(kustomizationProps, (props) => {
      const { apiVersion, spec } = written((chart) => new FluxKustomization(chart, 'x', props));
      expect(apiVersion).toMatch(flux);
      expect(spec).toMatchObject({ prune: props.prune ?? true, sourceRef: props.sourceRef });
      // Written as it was parsed, for they are texts in the manifest.
      const patches = (spec.patches ?? []) as { patch: string }[];
      expect(patches.map(({ patch }) => parse(patch))).toEqual(
        (props.patches ?? []).map(({ patch }) => patch),
      );
      for (const { patch } of patches) expect(patch).toMatch(/[^\n]\n$/);
    });
  });

  it('a release is one object of v2 that retries or remediates, with every value and null that was given', () => {
    whatever(releaseProps, (props) => {
      const { apiVersion, spec } = written((chart) => new FluxHelmRelease(chart, 'x', props));
      expect(apiVersion).toMatch(flux);
      expect(spec.values).toEqual(props.values);
      expect('chart' in spec).toBe(!('chartRef' in spec));
      for (const action of [spec.install, spec.upgrade])
        expect(Object.keys(action as object).some((key) => /^(strategy|remediation)$/.test(key))).toBe(true);
    });
  });
});
