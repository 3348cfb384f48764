import { newestRelease } from '../kubernetes/facts/releases.js';
import { oneOf } from '../model/show.js';
import { changeFormats } from '../report/changes/formats.js';
import type { Command } from './command.js';
import type { DiffValues } from './diff/diff-values.js';
import { thresholds } from './diff/reaches.js';
import { runDiff } from './diff/run-diff.js';

/** `runbook diff`: tells what changes in meaning between two sets of manifests, and what that does. */
export const diff: Command = {
  name: 'diff',
  summary: 'Tells what changes between refs, folders or files of manifests, and how risky that is.',
  operands: 'BASE] [HEAD] [-- PATH …',
  paths: true,
  options: {
    synth: {
      type: 'boolean',
      help: 'Run the apps of both sides, instead of reading what they have written.',
    },
    'no-install': {
      type: 'boolean',
      help: 'With --synth: use the node_modules of the working tree for refs too.',
    },
    format: {
      type: 'string',
      multiple: true,
      value: 'FORMAT',
      help: `${oneOf(Object.keys(changeFormats))}; FORMAT=FILE writes a file; several at once. Default: text.`,
    },
    'fail-on': {
      type: 'string',
      value: 'LEVEL',
      help: `${oneOf(thresholds)}: from which risk on the exit code is 1. Default: impossible.`,
    },
    kubernetes: {
      type: 'string',
      value: 'RELEASE',
      help: `A minor release, such as 1.35. Default: the newest of kubernetes in cdk8s.yaml, else ${newestRelease}.`,
    },
    schemas: {
      type: 'string',
      value: 'PATHS',
      help: 'Files or folders with CRDs, separated by commas, beside schemas of cdk8s.yaml.',
    },
  },
  // `parseOptions` has checked the values against the options above.
  run: (values, io) => runDiff(values as unknown as DiffValues, io),
};
