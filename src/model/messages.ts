import { allOf, show } from './show.js';

/** What is wrong, then what to do. */
export interface Message {
  readonly what: string;
  readonly fix: string;
}

/** The closed list of what a user can do wrong. `docs/errors.md` is generated from it: keep each text complete. */
export const messages = {
  ARGUMENT_INVALID: (what: string, fix: string): Message => ({ what, fix }),
  CONFIG_MISSING: (folder: string): Message => ({
    what: `There is no cdk8s.yaml in ${show(folder)}.`,
    fix: 'Run this in the folder that holds it, or write one: "app: npx tsx main.ts" is enough.',
  }),
  CONFIG_INVALID: (file: string, why: string, fix: string): Message => ({ what: `${file}: ${why}`, fix }),
  PROP_INVALID: (what: string, fix: string): Message => ({ what, fix }),
  GIT_FAILED: (what: string, fix: string): Message => ({ what, fix }),
  CLUSTER_FAILED: (server: string, why: string, fix: string): Message => ({
    what: `The API server ${show(server)} ${why}.`,
    fix,
  }),
  DOWNLOAD_FAILED: (url: string, why: string, fix: string): Message => ({
    what: `${show(url)} cannot be downloaded: ${why}. Nothing was written.`,
    fix,
  }),
  INSTALL_FAILED: (side: string, command: string, how: string): Message => ({
    what: `The dependencies of ${side} could not be installed: ${show(command)} ${how}.`,
    fix: 'Its own message is above. Mend it there, or use those of the working tree with --no-install.',
  }),

  APP_FAILED: (command: string, how: string): Message => ({
    what: `The app ${show(command)} ${how}; nothing was written.`,
    fix: 'Its own message is above. Mend the app, then run this again.',
  }),
  APP_NEVER_SYNTHESIZED: (command: string): Message => ({
    what: `The app ${show(command)} ended well but never called synth() of a cdk8s App.`,
    fix: 'Call app.synth() at its end. An app that bundles cdk8s into its own file, or that is not written for Node, cannot be captured.',
  }),
  VALIDATION_FAILED: (message: string): Message => ({
    what: message,
    fix: "This is the construct's own validation: change what it complains about.",
  }),
  RENDER_FAILED: (object: string, why: string): Message => ({
    what: `${object} cannot be rendered: ${why}`,
    fix: "The construct's own toJson() or a lazy value of it threw this: mend it there.",
  }),
  APP_WROTE_FILES: (files: readonly string[]): Message => ({
    what: `The app itself wrote ${allOf(files.map(show))} into app.outdir, which is a folder of this run only.`,
    fix: 'Write such files elsewhere, or make them objects of a chart; nothing was written to the output folder.',
  }),
  CHECK_FAILED: (rule: string, object: string, what: string, fix: string): Message => ({
    what: `${object}: ${what} (${rule})`,
    fix,
  }),
  DEPENDENCY_CYCLE: (paths: readonly string[]): Message => ({
    what: `These depend on one another in a circle: ${paths.join(' → ')}.`,
    fix: 'Remove one of the addDependency() calls between them.',
  }),
  IDENTITY_MISSING: (object: string, field: string, value: unknown): Message => ({
    what: `${object} has no usable ${field}: ${show(value)}.`,
    fix: `Give it a ${field} that is a non-empty string.`,
  }),
  IDENTITY_TWICE: (identity: string, paths: readonly string[], folder: string): Message => ({
    what: `${identity} is made ${paths.length} times for ${show(folder)}: by ${allOf(paths)}.`,
    fix: 'The last one applied would silently win. Remove the others, or give them another name or namespace.',
  }),
  VALUE_LOST: (given: unknown, type: string): Message => ({
    what: `The value ${show(given)} was given, but ${type} leaves it out of the manifest.`,
    fix: 'The typed class does not know this field: check its spelling and place, or use a plain ApiObject, which keeps every field. A quantity or a port in a JSON patch of a typed object must be a k8s.Quantity or k8s.IntOrString.',
  }),
  VALUE_UNPRINTABLE: (value: string, why: string, fix: string): Message => ({ what: `${value} ${why}`, fix }),
  PATCH_FAILED: (patch: unknown, why: string): Message => ({
    what: `The JSON patch ${show(patch)} ${why}.`,
    fix: 'Compare its path with the manifest that the construct makes without the patch.',
  }),

  FILE_TWICE: (file: string, makers: readonly string[]): Message => ({
    what: `The file ${show(file)} would be written for ${allOf(makers)}.`,
    fix: 'Give one of them another id, so that each has a file of its own.',
  }),
  OUTPUT_ESCAPES: (file: string, folder: string): Message => ({
    what: `The file ${show(file)} would lie outside the output folder ${show(folder)}.`,
    fix: 'Change the id, name or file extension it is made from; a link inside the folder is not followed out of it.',
  }),
  OUTPUT_NOT_A_FOLDER: (folder: string): Message => ({
    what: `The output ${show(folder)} is a file; it must be a folder.`,
    fix: 'Move the file away, or choose another folder with --output.',
  }),
  OUTPUT_NOT_OURS: (file: string): Message => ({
    what: `Refusing to replace ${show(file)}: it was not written by this tool.`,
    fix: 'Move it away, take it over with --adopt, or choose another folder with --output.',
  }),
  OUTPUT_EDITED: (file: string): Message => ({
    what: `Refusing to replace ${show(file)}: it was changed by hand since it was written.`,
    fix: 'Bring the change into the app (or restore the file from git), or discard it with --adopt.',
  }),
  OUTPUT_BUSY: (folder: string, pid: number, lock: string): Message => ({
    what: `Another run (process ${pid}) is writing to ${show(folder)}.`,
    fix: `Wait until it has ended, then run this again. If it runs no more, remove ${show(lock)}.`,
  }),
  OUTPUT_FAILED: (file: string, why: string): Message => ({
    what: `${show(file)} cannot be written: ${why}.`,
    fix: 'Nothing was replaced. Make room or permission for it, then run this again.',
  }),
  OUTPUT_HALFWAY: (file: string, why: string): Message => ({
    what: `${show(file)} could not be put in place: ${why}. Some files of this run are in place already, each of them whole.`,
    fix: 'Mend the cause, then run this again: it completes the tree.',
  }),
  LEDGER_BROKEN: (file: string, line: number, text: string): Message => ({
    what: `${show(file)}, line ${line}, is not a line of the ledger: ${show(text)}.`,
    fix: 'Restore the file from git, or remove it and take the files over with --adopt.',
  }),
} satisfies Record<string, (...args: never[]) => Message>;

/** The code of a message: what documentation, tests and scripts speak of. */
export type ErrorCode = keyof typeof messages;

/** The values that the message of a code is made from. */
export type ErrorArguments<C extends ErrorCode> = Parameters<(typeof messages)[C]>;
