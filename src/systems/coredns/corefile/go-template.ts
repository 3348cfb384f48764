/** An action of a template; its strings may hold braces. */
const action = /\{\{-?\s*((?:"(?:\\.|[^"\\])*"|`[^`]*`|[^"`}]|\}(?!\}))*)\}\}/g;

/** Why Go cannot read a template, as far as the shape of its actions tells; undefined if they are well-formed. */
export function whyNoTemplate(text: string): string | undefined {
  if (text.replace(action, '').includes('{{')) return 'has an action that is not closed by }}';
  let open = 0;
  for (const [, inner = ''] of text.matchAll(action)) {
    if (/^(if|range|with|block|define)\b/.test(inner)) open++;
    else if (/^end\b/.test(inner) && --open < 0) return 'has an {{ end }} that ends nothing';
  }
  return open > 0 ? 'has an {{ if }}, {{ range }} or {{ with }} without its {{ end }}' : undefined;
}
