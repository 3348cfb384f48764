import { writeWord } from './token.js';

/** A line of words. */
export type Line = readonly string[];

/** One plugin's line in a server block, with the block behind it if it has one. */
export interface Directive {
  readonly name: string;
  readonly args?: Line | undefined;
  readonly block?: readonly Line[] | undefined;
}

const INDENT = '    ';

/** The directive's lines, each line of its block on a line of its own: there a line break is syntax. */
export function renderDirective({ name, args = [], block = [] }: Directive): string[] {
  const head = writeLine([name, ...args]);
  if (block.length === 0) return [head];
  return [`${head} {`, ...block.map((line) => INDENT + writeLine(line)), '}'];
}

/** A server block: `KEY… {`, its directives indented, `}`. */
export function renderServer(keys: Line, directives: readonly Directive[]): string {
  const lines = directives.flatMap(renderDirective).map((line) => INDENT + line);
  return [`${writeLine(keys)} {`, ...lines, '}', ''].join('\n');
}

/** An option without a value, if it is wanted. */
export function flag(name: string, wanted: boolean | undefined): Line[] {
  return wanted ? [[name]] : [];
}

/** An option with its value or values, if there are any. */
export function option(name: string, value: string | number | readonly string[] | undefined): Line[] {
  if (value === undefined) return [];
  return [[name, ...(typeof value === 'object' ? value : [String(value)])]];
}

/** `fallthrough` for every zone (`true`), for those listed, or none. */
export function fallthrough(zones: true | readonly string[] | undefined): Line[] {
  return zones === undefined ? [] : [['fallthrough', ...(zones === true ? [] : zones)]];
}

function writeLine(words: Line): string {
  return words.map(writeWord).join(' ');
}
