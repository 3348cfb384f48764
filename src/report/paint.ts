const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

/** What a text can be painted with. */
export type Color = keyof typeof codes;

/** Gives a text a colour, or leaves it as it is. */
export type Paint = (color: Color, text: string) => string;

/** For files and pipes. */
export const plain: Paint = (_, text) => text;

/** For terminals, by the escapes of ECMA-48. */
export const colored: Paint = (color, text) => `\u001b[${codes[color]}m${text}\u001b[0m`;
