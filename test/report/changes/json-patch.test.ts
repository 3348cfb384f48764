import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSets } from '../../../src/diff/compare-sets.js';
import { jsonPatchReport } from '../../../src/report/changes/json-patch.js';
import { hostileReport } from './hostile.js';
import { reportOf } from './reports.js';

const web = `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: prod }
spec: { selector: { app: web }, ports: [{ port: 80 }, { port: 443 }] }
`;
const secret = `
apiVersion: v1
kind: Secret
metadata: { name: db, namespace: prod }
stringData: { password: one }
`;

function config(name: string): string {
  return `
apiVersion: v1
kind: ConfigMap
metadata: { name: ${name}, namespace: prod }
data: { a: "1", b: "2", c: "3", d: "4" }
`;
}

/** The report on two texts. */
function told(base: string, head: string): string {
  const [before, after] = [base, head].map((text) => [{ file: 'all.yaml', text }]);
  const comparison = compareSets(before ?? [], after ?? [], { risks: [] });
  return jsonPatchReport({ ...reportOf([]), comparison });
}

describe('the json-patch format', () => {
  it('has a patch for each object that changes, and tells what comes and goes', async () => {
    const base = [web, secret, config('settings-1'), config('other').replace('"4"', '"5"')];
    const head = [
      web.replace('port: 80 }', 'port: 80, name: http }').replace(', { port: 443 }', ''),
      secret.replace('one', 'two'),
      config('settings-2'),
      secret.replace('db', 'fresh'),
    ];
    const text = told(base.join('---'), head.join('---'));
    await expect(text).toMatchFileSnapshot('snapshots/report.snap.patch.json');
  });

  it('is an empty list where nothing changes', () => {
    expect(told(web, `# The same.${web}`)).toBe('[]\n');
  });

  it('is JSON with an item for each object, whatever is in it', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        expect(JSON.parse(jsonPatchReport(report))).toHaveLength(report.comparison.changes.length);
      }),
    );
  });
});
