import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { UserError } from '../../src/model/errors.js';
import type { PrometheusStackProps } from '../../src/systems/prometheus/index.js';
import { dataOf, objectsOf } from '../../test/systems/prometheus/support.js';
import { prove } from '../support/prove.js';
import { alertmanagerProps, serverProps } from './anything.js';
import { configFiles, layOut } from './layout.js';
import { run } from './said.js';

const of = 'PrometheusStack';
const numRuns = 25;

/** The folder with a ConfigMap of these props; other props are tried instead of those that are refused. */
function laidOut(props: PrometheusStackProps, name: string): string {
  try {
    const data = dataOf(objectsOf(props), name);
    return layOut({ 'account/token': '', 'account/ca.crt': '', ...configFiles(data) }).folder;
  } catch (error) {
    fc.pre(!(error instanceof UserError));
    throw error;
  }
}

prove(
  { of, by: ['promtool'] },
  'promtool takes every configuration and every rule that the construct takes',
  () => {
    fc.assert(
      fc.property(serverProps, (props) => {
        const folder = laidOut(props, 'prometheus');
        const { status, text } = run('promtool', ['check', 'config', join(folder, 'config/prometheus.yml')]);
        expect(status, text).toBe(0);
      }),
      { numRuns },
    );
  },
);

prove({ of, by: ['amtool'] }, 'amtool takes every configuration that the construct takes', () => {
  fc.assert(
    fc.property(alertmanagerProps, (alertmanager) => {
      const folder = laidOut({ alertmanager }, 'alertmanager');
      const { status, text } = run('amtool', ['check-config', join(folder, 'config/alertmanager.yml')]);
      expect(status, text).toBe(0);
    }),
    { numRuns },
  );
});
