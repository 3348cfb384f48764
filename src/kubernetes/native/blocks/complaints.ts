import { bytesOf } from './read.js';

/** What the API server has against a text, in its words; nothing if the text is fine. */
export type Complaint = (text: string) => string | undefined;

/** `must be no more than 63 characters`. */
export function longerThan(most: number): string {
  return `must be no more than ${most} characters`;
}

/** `must be no more than 63 bytes`. */
export function moreBytesThan(most: number): string {
  return `must be no more than ${most} bytes`;
}

/** `must be between 1 and 65535, inclusive`. */
export function notBetween(low: number, high: number): string {
  return `must be between ${low} and ${high}, inclusive`;
}

/** A complaint about a text that is too long or does not match as a whole. */
export function matching(expression: RegExp, says: string, most = Number.POSITIVE_INFINITY): Complaint {
  return (text) => {
    if (text.length * 3 > most && bytesOf(text) > most) return moreBytesThan(most);
    return expression.test(text) ? undefined : says;
  };
}

/** The words of the server about a text that does not match. */
export function unlike(means: string, regex: string, ...examples: readonly string[]): string {
  const such = examples.map((example) => `'${example}', `).join(' or ');
  return such
    ? `${means} (e.g. ${such}regex used for validation is '${regex}')`
    : `${means} (regex used for validation is '${regex}')`;
}

/** The first complaint of several. */
export function firstOf(...complaints: readonly Complaint[]): Complaint {
  return (text) => {
    for (const complaint of complaints) {
      const says = complaint(text);
      if (says !== undefined) return says;
    }
    return undefined;
  };
}
