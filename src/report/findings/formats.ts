import type { FindingsFormat } from './findings-report.js';
import { githubReport } from './github.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import { markdownReport } from './markdown.js';
import { sarifReport } from './sarif.js';
import { textReport } from './text.js';

/** Every format by the name that the command line knows it by. */
export const findingFormats = {
  text: textReport,
  json: jsonReport,
  junit: junitReport,
  sarif: sarifReport,
  markdown: markdownReport,
  github: githubReport,
} as const satisfies Readonly<Record<string, FindingsFormat>>;
