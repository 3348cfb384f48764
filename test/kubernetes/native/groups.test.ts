import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nativeFaults, nativeRules } from '../../../src/kubernetes/native/index.js';
import { groupRuleInfos } from '../../../src/kubernetes/native/rule-infos/groups.js';
import { coreRuleInfos } from '../../../src/kubernetes/native/rule-infos/index.js';
import type { JsonValue, KubernetesObject } from '../../../src/model/manifest.js';
import { apiGroup } from '../../../src/model/manifest.js';
import { tokens } from '../../../src/model/pointer.js';
import { fixtures } from './fixtures.js';

const rules = nativeRules.filter(({ group }) => group !== '');
const kinds = new Set(rules.map(({ group, kind }) => `${kind}.${group}`));
const newest = 37;
const ours = fixtures().filter(({ object }) => kinds.has(`${object.kind}.${apiGroup(object.apiVersion)}`));

function found(object: KubernetesObject, minor = newest): string[] {
  return nativeFaults(object, minor).map(({ rule, at }) => `${rule.id} ${at}`);
}

describe('a manifest of a kind outside of the core group', () => {
  it.each(ours.filter(({ isBad }) => isBad))('$file breaks its rule, there and nowhere else', (fixture) => {
    expect(found(fixture.object)).toEqual([`${fixture.rule} ${fixture.at}`]);
  });

  it.each(ours.filter(({ isBad }) => !isBad))('$file breaks no rule', ({ object }) => {
    expect(nativeFaults(object, newest)).toEqual([]);
  });

  it('is never thrown at, whatever stands where', () => {
    const anyFixture = fc.constantFrom(...ours.map(({ object }) => object));
    const anyJson = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>;
    fc.assert(
      fc.property(
        anyFixture,
        fc.nat(),
        anyJson,
        fc.constantFrom(27, 35, newest),
        (object, place, value, minor) => {
          const paths = placesOf(object).filter((path) => !['', '/apiVersion', '/kind'].includes(path));
          const changed = replaced(object, tokens(paths[place % paths.length] ?? ''), value);
          // Only what has a kind gets here.
          nativeFaults(changed as KubernetesObject, minor);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('the rules by version', () => {
  const cronJob = fixture('time-zone-invalid/bad-in-schedule.yaml');
  const service = fixture('name-invalid/bad-service-of-stateful-set.yaml');
  const digits = fixture(
    'ingress-backend-invalid/ok-name.yaml',
    ['spec', 'rules', '0', 'http', 'paths', '0', 'backend', 'service', 'name'],
    '1web',
  );
  const zero = fixture('replica-range-invalid/bad-zero.yaml');

  it.each([
    ['a time zone in a schedule', cronJob, 27, ['deprecated-field /spec/schedule']],
    ['a time zone in a schedule', cronJob, 35, ['time-zone-invalid /spec/schedule']],
    ['a service name with a dot', service, 27, []],
    ['a service name with a dot', service, 35, ['name-invalid /spec/serviceName']],
    [
      'a backend that begins with a digit',
      digits,
      35,
      ['name-invalid /spec/rules/0/http/paths/0/backend/service/name'],
    ],
    ['a backend that begins with a digit', digits, 36, []],
    ['no replicas at least', zero, 36, ['replica-range-invalid /spec/minReplicas']],
    ['no replicas at least', zero, 37, ['replica-range-invalid /spec/metrics']],
  ])('%s in %#: 1.%3$i', (_, object, minor, faults) => {
    expect(found(object, minor)).toEqual(faults);
  });
});

describe('the list of rules of the groups', () => {
  const known = new Set(groupRuleInfos.map(({ id }) => id));

  it('has an ok and a bad manifest for each', () => {
    const lacking = [...known].filter((id) =>
      [true, false].some((bad) => !ours.some(({ rule, isBad }) => rule === id && isBad === bad)),
    );
    expect(lacking).toEqual([]);
  });

  it('has each id once, and none of the core group', () => {
    const all = [...groupRuleInfos, ...coreRuleInfos].map(({ id }) => id);
    expect(all.filter((id, index) => all.indexOf(id) < index)).toEqual([]);
  });

  it('has a sentence for what happens and one for what to do', () => {
    const unlike = groupRuleInfos.filter(
      ({ why, fix }) => ![why, fix].every((text) => /^[A-Z].*\.$/.test(text)),
    );
    expect(unlike.map(({ id }) => id)).toEqual([]);
  });
});

function fixture(file: string, path: readonly string[] = [], value: JsonValue = ''): KubernetesObject {
  const found = fixtures().find((it) => it.file === file);
  if (!found) throw new Error(`no fixture ${file}`);
  // One text is replaced by another.
  return (path.length === 0 ? found.object : replaced(found.object, path, value)) as KubernetesObject;
}

function placesOf(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [at];
  const below = Object.entries(value).flatMap(([key, it]) =>
    placesOf(it, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
  return [at, ...below];
}

function replaced(value: unknown, [first, ...rest]: readonly string[], by: JsonValue): unknown {
  if (first === undefined) return by;
  if (Array.isArray(value))
    return value.map((it, index) => (String(index) === first ? replaced(it, rest, by) : it));
  const object = Object(value);
  return { ...object, [first]: replaced(object[first], rest, by) };
}
