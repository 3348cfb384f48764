import { formatProblem, type Problem } from '../../src/model/errors.js';
import { type ErrorCode, type Message, messages } from '../../src/model/messages.js';
import { errorSamples } from '../error-samples.js';

const HEAD = `# Errors

<!-- Written by npm run generate from src/model/messages.ts; do not edit. -->

Every mistake that \`cdk8s-runbook\` reports has one of these codes: first the code and, where they are known, the line
that created the construct, the construct's path and the value in it; then what is wrong; then what to do. In code it is
a \`UserError\` with \`problems\`, one for each mistake that was found; the command line ends with 2 (\`--json\` prints them as
data). An error without a code is the app's own, or a bug of ours. The values below are examples.
`;

/** `docs/errors.md`: every code, with an example of its text. */
export function errorsPage(): string {
  // Object.keys does not know that nothing else is in it.
  const codes = Object.keys(messages) as ErrorCode[];
  return [HEAD, ...codes.map((code) => `## ${code}\n\n\`\`\`text\n${errorExample(code)}\n\`\`\`\n`)].join(
    '\n',
  );
}

/** What is printed for a mistake of this code, made from its sample. */
export function errorExample(code: ErrorCode): string {
  return formatProblem(example(code));
}

function example(code: ErrorCode): Problem {
  // Each sample fits the message of its own code, as the type of `errorSamples` says; the union cannot say it.
  const message = messages[code] as (...args: readonly unknown[]) => Message;
  const { args, ...place } = errorSamples[code];
  return { code, ...message(...args), ...place };
}
