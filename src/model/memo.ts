/** Longer texts are seldom seen twice: remembering them would cost more than it saves. */
const LONGEST = 40;
/** Enough for the words of a large set of manifests, and little enough to forget them all now and then. */
const MOST = 4096;

/** `make`, which must depend on nothing but its text, with its answers for short texts remembered in bounded memory. */
export function memo<T>(make: (text: string) => T): (text: string) => T {
  const answers = new Map<string, { readonly answer: T }>();
  return (text) => {
    if (text.length > LONGEST) return make(text);
    return (answers.get(text) ?? remember(answers, text, make(text))).answer;
  };
}

function remember<T>(
  answers: Map<string, { readonly answer: T }>,
  text: string,
  answer: T,
): { readonly answer: T } {
  if (answers.size >= MOST) answers.clear();
  const kept = { answer: flat(answer) };
  answers.set(text, kept);
  return kept;
}

/** The same. The engine keeps a concatenation as a tree until a character of it is asked for: better once than at each use. */
function flat<T>(answer: T): T {
  if (typeof answer === 'string') answer.charCodeAt(0);
  return answer;
}
