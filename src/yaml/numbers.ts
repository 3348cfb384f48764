const MAYBE_NUMBER = /^[-+.0-9eE]/;

/** YAML 1.1: integers, octals, sexagesimals such as `12:30:00`; floats (`.5`, `1e3`, even `e3` and `.`); `.inf`. */
const YAML_NUMBER =
  /^(?:[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?|\.[0-9_]*|(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN))$/;

/** Go, once the underscores are gone: other letters for the base, and a sign inside of `0b+1`. */
const GO_NUMBER =
  /^(?:[-+]?(?:0[oO][0-7]+|0[xX][0-9a-fA-F]+|0[bB][01]+|(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)|0b[-+][01]+)$/;

/**
 * Whether some reader takes this text, written without quotes, for a number. Kubernetes reads with go-yaml v2, which
 * drops every underscore of a text that starts like a number: it knows `0o17`, `0X1F`, `+_1` and `1e_3`.
 */
export function readsAsNumber(text: string): boolean {
  if (!MAYBE_NUMBER.test(text)) return false;
  return YAML_NUMBER.test(text) || GO_NUMBER.test(text.replaceAll('_', ''));
}
