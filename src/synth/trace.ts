import { fileURLToPath } from 'node:url';
import type { IConstruct } from 'constructs';
import type { Origin } from '../model/origin.js';
import { mapToSource } from './source-map.js';

/** Enough to climb from a node of the tree through a few layers of libraries to the user's own line. */
const FRAMES = 30;

const library = fileURLToPath(new URL('..', import.meta.url));
const stacks = new WeakMap<object, { stack?: unknown }>();
const traced = new WeakSet<object>();

interface NodePrototype {
  addChild(child: object, id: string): void;
}

/**
 * From now on remembers, for every construct of the tree's library, the stack that created it. The stack is kept as
 * the engine took it, not formatted: that costs some 10 µs per construct. Done once per copy of `constructs`.
 */
export function traceConstructs(root: IConstruct): void {
  // `addChild` is the one private method that every construct passes through when it is created.
  const prototype = Object.getPrototypeOf(root.node) as NodePrototype;
  if (traced.has(prototype)) return;
  traced.add(prototype);
  const addChild = prototype.addChild;
  prototype.addChild = function traceAndAddChild(child, id) {
    stacks.set(child, takeStack(traceAndAddChild));
    return addChild.call(this, child, id);
  };
}

/** The line of the user's code that created the construct; undefined where tracing was off, or no frame is theirs. */
export function originOf(construct: object): Origin | undefined {
  const holder = stacks.get(construct);
  return holder && userFrame(holder);
}

/** The line of the user's code that this call came from, `below` and everything it called left out. */
export function originOfCall(below: (...args: never[]) => unknown): Origin | undefined {
  return userFrame(takeStack(below));
}

function takeStack(below: (...args: never[]) => unknown): { stack?: unknown } {
  const holder = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = FRAMES;
  Error.captureStackTrace(holder, below);
  Error.stackTraceLimit = limit;
  return holder;
}

function userFrame(holder: { stack?: unknown }): Origin | undefined {
  const frame = framesOf(holder).find(isUsers);
  return frame && mapToSource(frame);
}

/** The engine formats a stack when it is first read; asked for the frames themselves, it gives those. */
function framesOf(holder: { stack?: unknown }): readonly NodeJS.CallSite[] {
  const format = Error.prepareStackTrace;
  Error.prepareStackTrace = (_, frames) => frames;
  const frames = holder.stack;
  Error.prepareStackTrace = format;
  return Array.isArray(frames) ? frames : [];
}

function isUsers(frame: NodeJS.CallSite): boolean {
  const file = frame.getFileName();
  if (
    !file ||
    file.startsWith('node:') ||
    file.includes('/node_modules/') ||
    file.includes('\\node_modules\\')
  ) {
    return false;
  }
  return !toPath(file).startsWith(library);
}

function toPath(file: string): string {
  return file.startsWith('file:') ? fileURLToPath(file) : file;
}
