/**
 * The kind as it is written, however: `kind: Secret`, `"kind":"SecretList"`, an anchor, a copy in an annotation; and what
 * kustomize makes one of.
 */
const secret = /\b(Secret(List)?|secretGenerator)\b/;
/** A kind that was meant to be one, or whose letters are hidden behind escapes. */
const maybeSecret = /\bkind["']?\s*:\s*(["']?secret|"[^"]*\\$)|\\(x|u00|U000000)[4-7][\da-f]/i;

const documentStart = /^---(\s|$)/;

/** Which lines are of a YAML document that has a Secret in it, wherever in it the Secret is. */
export function secretLines(lines: readonly string[]): readonly boolean[] {
  const documents: boolean[] = [];
  const of = lines.map((line) => {
    if (documents.length === 0 || documentStart.test(line)) documents.push(false);
    const document = documents.length - 1;
    if (secret.test(line) || maybeSecret.test(line)) documents[document] = true;
    return document;
  });
  return of.map((document) => documents[document] === true);
}
