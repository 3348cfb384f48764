/** Longer texts are seldom seen twice: remembering them would cost more than it saves. */
const LONGEST = 24;
/** Enough for the words of a large set of manifests, and little enough to forget them all now and then. */
const MOST = 4096;

/** `make`, which must depend on nothing but its text, with its answers for short texts remembered in bounded memory. */
export function memo(make: (text: string) => string): (text: string) => string {
  const answers = new Map<string, string>();
  return (text) => {
    if (text.length > LONGEST) return make(text);
    return answers.get(text) ?? remember(answers, text, make(text));
  };
}

function remember(answers: Map<string, string>, text: string, answer: string): string {
  if (answers.size >= MOST) answers.clear();
  answers.set(text, flat(answer));
  return answer;
}

/** The same text. The engine keeps a concatenation as a tree until a character of it is asked for: better once than at each use. */
function flat(text: string): string {
  text.charCodeAt(0);
  return text;
}
