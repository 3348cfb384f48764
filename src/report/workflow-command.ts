import type { Origin } from '../model/origin.js';
import { visible } from './visible.js';

/** What GitHub keeps of a title, and less than it keeps of a message. */
const LONGEST_TITLE = 255;
const LONGEST_MESSAGE = 16_000;

/** What GitHub Actions shows beside a line of a change. */
export interface Annotation {
  readonly command: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly lines: readonly string[];
  readonly origin?: Origin | undefined;
}

/** A workflow command of GitHub Actions, on one line without its end. */
export function workflowCommand({ command, title, lines, origin }: Annotation): string {
  const named = `title=${property(visible(title).slice(0, LONGEST_TITLE))}`;
  const message = data(lines.map(visible).join('\n').slice(0, LONGEST_MESSAGE));
  return `::${command} ${[...placeOf(origin), named].join(',')}::${message}`;
}

/** Nothing for a text that is no file, such as `<stdin>`: GitHub would look for it in the repository. */
function placeOf(origin: Origin | undefined): string[] {
  if (!origin || /^<.*>$/.test(origin.file)) return [];
  return [`file=${property(visible(origin.file))}`, `line=${origin.line}`, `col=${origin.column}`];
}

/** As the runner's own toolkit escapes them (actions/toolkit, packages/core/src/command.ts). */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
