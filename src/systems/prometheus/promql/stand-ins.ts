import { didYouMean } from '../../../model/suggest.js';
import { Mistake } from './mistake.js';

/** An expression without Grafana's variables, as long as it was with them, so that positions hold. */
export interface StandIns {
  readonly text: string;
  /** Where a variable stood for a name or a number. */
  readonly starts: ReadonlySet<number>;
  readonly unknown: readonly Mistake[];
}

/** The variables that every dashboard has. */
export const grafanaVariables: ReadonlySet<string> = new Set([
  '__rate_interval',
  '__interval',
  '__interval_ms',
  '__range',
  '__range_s',
  '__range_ms',
  '__from',
  '__to',
]);

const variable = /\$([A-Za-z_]\w*)|\$\{(\w+)(?:\.[\w.]+)?(?::[^}]*)?\}|\[\[(\w+)(?::\w+)?\]\]/y;

/**
 * Replaces each variable by a text of its length: a duration where one must be, a name elsewhere. Inside strings they
 * stay, as any text is right there.
 */
export function withStandIns(text: string, variables: ReadonlySet<string>): StandIns {
  const starts = new Set<number>();
  const unknown: Mistake[] = [];
  let [result, quote, brackets] = ['', '', 0];
  for (let i = 0; i < text.length; ) {
    variable.lastIndex = i;
    const found = variable.exec(text);
    const name = found?.slice(1).find(Boolean);
    if (found && name !== undefined) {
      const [whole] = found;
      if (!variables.has(name) && !grafanaVariables.has(name))
        unknown.push(unknownVariable(i, name, variables));
      const isDuration = brackets > 0 || /\boffset\s+-?$/i.test(result);
      if (!quote && !isDuration) starts.add(i);
      result += quote ? whole : standIn(whole.length, isDuration, text.slice(i + whole.length));
      i += whole.length;
      continue;
    }
    const length = quote && quote !== '`' && text[i] === '\\' ? 2 : 1;
    const character = text.slice(i, i + length);
    if (quote) quote = character === quote ? '' : quote;
    else if (/["'`]/.test(character)) quote = character;
    else if (character === '[') brackets++;
    else if (character === ']') brackets--;
    result += character;
    i += length;
  }
  return { text: result, starts, unknown };
}

function standIn(length: number, isDuration: boolean, after: string): string {
  if (!isDuration) return 'v'.padEnd(length, '_');
  // `[${minutes}m]` brings its own unit.
  return /^[a-z]/.test(after) ? '1'.padStart(length, '0') : '1m'.padStart(length, '0');
}

function unknownVariable(offset: number, name: string, variables: ReadonlySet<string>): Mistake {
  const what = `the dashboard has no variable ${JSON.stringify(name)}.`;
  return new Mistake(
    offset,
    `${what}${didYouMean(name, [...variables, ...grafanaVariables])}`.replace(/\.$/, ''),
  );
}
