import type { Finding } from '../../model/finding.js';
import { globExpression } from '../../model/glob.js';
import { flattened } from '../../resources/flatten.js';
import { nameOf } from '../finding-of.js';
import type { Found, Waiver, WrittenWaiver } from './waiver.js';

type Test = (text: string | undefined) => boolean;

const anything: Test = () => true;

/**
 * A waiver of the project's settings. One that names a construct speaks of what is made, one that names a file of what is read;
 * where only a part of the project is looked at, one that names nothing in it is left in peace.
 */
export function configuredWaiver(waiver: Waiver, found: Found, isWhole: boolean): WrittenWaiver {
  const { rule, reason, until, origin } = waiver;
  const tests = testsOf(waiver);
  return {
    rule,
    reason,
    until,
    covers: (finding) => covers(tests, finding),
    get isJudged() {
      return speaksOf(waiver, found) && (isWhole || namesSomething(waiver, tests, found));
    },
    place: { object: origin?.file ?? 'the waivers', at: '', origin },
  };
}

interface Tests {
  readonly object: Test;
  readonly at: Test;
  readonly file: Test;
  readonly construct: Test;
}

function testsOf({ object, at, file, construct }: Waiver): Tests {
  return { object: testOf(object), at: testOf(at), file: testOf(file), construct: testOf(construct) };
}

function testOf(pattern: string | undefined): Test {
  if (pattern === undefined) return anything;
  const expression = globExpression(pattern);
  return (text) => text !== undefined && expression.test(text);
}

function covers({ object, at, file, construct }: Tests, finding: Finding): boolean {
  const read = finding.construct === undefined ? finding.origin?.file : undefined;
  return object(finding.object) && at(finding.at) && file(read) && construct(finding.construct);
}

/** What is made has constructs and no files, what is read has files and no constructs. */
function speaksOf({ file, construct }: Waiver, { manifests, files = [] }: Found): boolean {
  const hasConstructs = manifests.some((manifest) => manifest.construct !== undefined);
  return (construct === undefined || hasConstructs) && (file === undefined || files.length > 0);
}

function namesSomething({ object, file, construct }: Waiver, tests: Tests, found: Found): boolean {
  if (object === undefined && file === undefined && construct === undefined) return false;
  const isThere = object === undefined || flattened(found.manifests).some((one) => tests.object(nameOf(one)));
  const isMade = construct === undefined || found.manifests.some((one) => tests.construct(one.construct));
  const isRead = file === undefined || (found.files ?? []).some(tests.file);
  return isThere && isMade && isRead;
}
