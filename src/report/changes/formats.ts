import type { ChangesFormat } from './changes-report.js';
import { githubReport } from './github.js';
import { htmlReport } from './html.js';
import { jsonReport } from './json.js';
import { jsonPatchReport } from './json-patch.js';
import { markdownReport } from './markdown.js';
import { textReport } from './text.js';

/** Every format by the name that the command line knows it by. */
export const changeFormats = {
  text: textReport,
  markdown: markdownReport,
  json: jsonReport,
  'json-patch': jsonPatchReport,
  github: githubReport,
  html: htmlReport,
} as const satisfies Readonly<Record<string, ChangesFormat>>;
