import type { Checked } from './check.js';
import { PlainList, PlainMap, showKey } from './collections.js';
import { Failure, fail } from './failure.js';
import type { Frame, Run } from './frame.js';
import type { Fold, Node } from './syntax.js';
import { type CelValue, ListValue, MapValue } from './values.js';

/** What is to be done for each item. */
interface Steps {
  readonly over: Run;
  readonly condition: Run | undefined;
  readonly result: Run | undefined;
  /** Puts the next item where its names find it. */
  readonly set: (frame: Frame, key: CelValue, value: () => CelValue) => void;
}

/** Makes a macro that goes through a list or a map ready to run. */
export function planFold(node: Fold, checked: Checked, plan: (node: Node) => Run): Run {
  const [first, second] = checked.bound(node).map(({ slot }) => slot);
  const steps: Steps = {
    over: plan(node.over),
    condition: node.condition && plan(node.condition),
    result: node.result && plan(node.result),
    set: (frame, key, value) => {
      frame.spend(1);
      if (first !== undefined) frame.slots[first] = second === undefined ? value() : key;
      if (second !== undefined) frame.slots[second] = value();
    },
  };
  const two = second !== undefined;
  switch (node.fold) {
    case 'all':
      return (frame) => quantify(frame, steps, two, false);
    case 'exists':
      return (frame) => quantify(frame, steps, two, true);
    case 'existsOne':
      return (frame) => existsOne(frame, steps, two);
    case 'filter':
      return (frame) => new PlainList(gather(frame, steps, two, (value) => value));
    case 'map':
    case 'transformList':
      return (frame) => new PlainList(gather(frame, steps, two, () => resultOf(frame, steps)));
    case 'transformMap':
      return (frame) =>
        new PlainMap(
          gather(frame, steps, two, (_, key) => [key, resultOf(frame, steps)] as const),
          'fail',
        );
    case 'transformMapEntry':
      return (frame) =>
        new PlainMap(gather(frame, steps, two, () => entriesOf(resultOf(frame, steps))).flat(), 'fail');
  }
}

type Each = (key: CelValue, value: CelValue) => boolean;

/** Goes through the keys and values until told to stop. One variable over a map stands for its keys. */
function forEach(frame: Frame, { over, set }: Steps, two: boolean, each: Each): void {
  const range = over(frame);
  if (range instanceof ListValue) {
    for (let i = 0; i < range.size; i++) {
      const value = range.at(i);
      const key = two ? BigInt(i) : null;
      set(frame, key, () => value);
      if (!each(key, value)) return;
    }
    return;
  }
  if (!(range instanceof MapValue)) fail(`got '${goName(range)}', expected iterable type`);
  for (const key of range.keys()) {
    set(frame, key, () => (two ? (range.find(key) ?? null) : key));
    if (!each(key, key)) return;
  }
}

function goName(value: CelValue): string {
  const names: Readonly<Record<string, string>> = {
    bigint: 'Int',
    number: 'Double',
    boolean: 'Bool',
    string: 'String',
  };
  return `types.${names[typeof value] ?? 'Unknown'}`;
}

/** `all` and `exists`: an item that decides overrules those whose condition failed. */
function quantify(frame: Frame, steps: Steps, two: boolean, decides: boolean): boolean {
  let failure: Failure | undefined;
  let decided = false;
  forEach(frame, steps, two, () => {
    try {
      decided = holds(frame, steps) === decides;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failure = error;
    }
    return !decided;
  });
  if (!decided && failure) throw failure;
  return decided ? decides : !decides;
}

function existsOne(frame: Frame, steps: Steps, two: boolean): boolean {
  let count = 0;
  forEach(frame, steps, two, () => {
    if (holds(frame, steps)) count++;
    return true;
  });
  return count === 1;
}

function gather<T>(
  frame: Frame,
  steps: Steps,
  two: boolean,
  made: (value: CelValue, key: CelValue) => T,
): T[] {
  const all: T[] = [];
  forEach(frame, steps, two, (key, value) => {
    if (steps.condition === undefined || holds(frame, steps)) {
      frame.spend(1);
      all.push(made(value, key));
    }
    return true;
  });
  return all;
}

function holds(frame: Frame, { condition }: Steps): boolean {
  const value = condition?.(frame);
  return typeof value === 'boolean' ? value : fail('no such overload');
}

function resultOf(frame: Frame, { result }: Steps): CelValue {
  return result?.(frame) ?? null;
}

function entriesOf(value: CelValue): (readonly [CelValue, CelValue])[] {
  if (!(value instanceof MapValue)) return fail(`no such overload: cel.@mapInsert(${showKey(value)})`);
  return value.keys().map((key) => [key, value.find(key) ?? null] as const);
}
