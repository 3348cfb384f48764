import type { Complaint } from './complaints.js';

/** Standard base64 with padding, as Go decodes it: line breaks are read over. */
export const base64: Complaint = (text) => {
  const end = text.replace(/[\r\n]+/g, '');
  const body = end.replace(/={1,2}$/, '');
  const bad = body.search(/[^A-Za-z0-9+/]/);
  if (bad >= 0) return `illegal base64 data at input byte ${bad}`;
  return end.length % 4 === 0
    ? undefined
    : `illegal base64 data at input byte ${body.length - (body.length % 4)}`;
};

/** How many bytes it stands for; the text must be base64. */
export function decodedSize(text: string): number {
  const end = text.replace(/[\r\n]+/g, '');
  return (end.length / 4) * 3 - (/=*$/.exec(end)?.[0].length ?? 0);
}
