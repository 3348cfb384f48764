/**
 * A module of data. It holds text, because JSON.parse reads it several times faster than the compiler, and it is
 * CommonJS, because only `require` reads a module in the middle of a synthesis, which cannot wait.
 */
export function dataModule(madeBy: string, data: unknown): string {
  const text = JSON.stringify(data).replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return `// Written by ${madeBy}; do not edit.\nmodule.exports = JSON.parse('${text}');\n`;
}
