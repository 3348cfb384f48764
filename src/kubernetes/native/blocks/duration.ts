import type { Complaint } from './complaints.js';

/** A duration as Go's `time.ParseDuration` reads it, in its words: `1h30m`, `-0.5s`, `0`. */
export const goDuration: Complaint = (text) => {
  const unsigned = text.replace(/^[+-]/, '');
  if (unsigned === '0') return undefined;
  if (/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(unsigned)) return undefined;
  const quoted = JSON.stringify(text);
  if (/^(?:\d+\.?\d*|\.\d+)$/.test(unsigned)) return `time: missing unit in duration ${quoted}`;
  const unit = /^(?:\d+\.?\d*|\.\d+)([^\d.]+)/.exec(unsigned)?.[1];
  const isKnown = unit === undefined || /^(?:ns|us|µs|μs|ms|s|m|h)$/.test(unit);
  return isKnown
    ? `time: invalid duration ${quoted}`
    : `time: unknown unit ${JSON.stringify(unit)} in duration ${quoted}`;
};
