import type { Row } from './describe-schema.js';

/** A title and rows below it, labels in one column; a text of several lines stays in its own. */
export function section(title: string, rows: readonly Row[]): string {
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  const lines = rows.map(([label, text]) => {
    const indent = ' '.repeat(width + 4);
    return `  ${label.padEnd(width)}  ${text.split('\n').join(`\n${indent}`)}`;
  });
  return `${[title, ...lines].map((line) => line.trimEnd()).join('\n')}\n`;
}

const WIDTH = 100;

/** Prose, cut into lines between words. */
export function wrapped(text: string, width = WIDTH): string {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}
