import { didYouMean } from '../../../model/suggest.js';

/** What Prometheus defines before the template of an alert. */
export const alertVariables = ['$labels', '$externalLabels', '$externalURL', '$value'];

/** The functions of templates of alerts: those of Go, and those that Prometheus 3.14 adds. */
export const alertFunctions: ReadonlySet<string> = new Set(
  `and call eq ge gt html index js le len lt ne not or print printf println slice urlquery
  args externalURL first graphLink humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp label match
  now parseDuration pathPrefix query reReplaceAll safeHtml sortByLabel stripDomain stripPort strvalue tableLink title tmpl
  toDuration toLower toTime toUpper urlQueryEscape value`.split(/\s+/),
);

const keywords = new Set(
  'block break continue define else end false if nil range template true with'.split(' '),
);

const action =
  /\{\{-?\s*(\/\*[\s\S]*?\*\/|(?:"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])*'|[^"'`}]|\}(?!\}))*?)\s*-?\}\}/y;

/**
 * The first thing that would keep a Go template from being read: an action that is not closed, an `end` too few or too
 * many, a variable that nobody has defined, a function that is not among `functions`. Fields are not looked at.
 */
export function goTemplateProblem(
  text: string,
  variables: readonly string[],
  functions?: ReadonlySet<string>,
): string | undefined {
  const known = [...variables, '$'];
  let open = 0;
  for (let start = text.indexOf('{{'); start >= 0; start = text.indexOf('{{', action.lastIndex)) {
    action.lastIndex = start;
    const [, body = ''] = action.exec(text) ?? [];
    if (action.lastIndex === 0)
      return `the action at ${JSON.stringify(text.slice(start, start + 20))} is not closed`;
    if (body === '') return 'an action is empty';
    const problem = variableProblem(body, known) ?? functionProblem(body, functions);
    if (problem) return problem;
    const [keyword] = /^\w+/.exec(body) ?? [];
    if (/^(if|range|with|define|block)$/.test(keyword ?? '')) open++;
    else if (keyword === 'end' && --open < 0) return 'an end closes nothing';
  }
  return open > 0 ? 'an end is missing' : undefined;
}

/** An undefined variable, once those that the action itself defines are known. */
function variableProblem(body: string, known: string[]): string | undefined {
  if (body.startsWith('/*')) return undefined;
  const code = body.replace(/"(?:\\.|[^"\\])*"|`[^`]*`/g, '""');
  for (const [, list = ''] of code.matchAll(/((?:\$\w+\s*,\s*)?\$\w+)\s*:=/g))
    known.push(...list.split(/\s*,\s*/));
  const [unknown] = (code.match(/\$\w*/g) ?? []).filter((name) => !known.includes(name));
  return (
    unknown &&
    `there is no variable ${JSON.stringify(unknown)}.${didYouMean(unknown, known)}`.replace(/\.$/, '')
  );
}

/** The first name that is neither a keyword nor one of the functions; what follows a dot or a dollar is none. */
function functionProblem(body: string, functions: ReadonlySet<string> | undefined): string | undefined {
  if (!functions || body.startsWith('/*')) return undefined;
  const code = body.replace(/"(?:\\.|[^"\\])*"|`[^`]*`|'(?:\\.|[^'\\])*'/g, '""');
  const names = code.match(/(?<![.$\w])[A-Za-z_]\w*/g) ?? [];
  const unknown = names.find((name) => !keywords.has(name) && !functions.has(name));
  if (unknown === undefined) return undefined;
  return `there is no function ${JSON.stringify(unknown)}.${didYouMean(unknown, [...functions])}`.replace(
    /\.$/,
    '',
  );
}
