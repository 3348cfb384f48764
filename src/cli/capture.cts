// Loaded with --require into the app that `runbook synth` runs: takes what stock cdk8s would write. It is CommonJS,
// because that is what every loader (tsx, ts-node, none) lets in before the app, and it loads nothing until then.
import Module = require('node:module');
import path = require('node:path');

interface Loader {
  _load(request: string, ...rest: unknown[]): unknown;
  _resolveFilename(request: string, ...rest: unknown[]): unknown;
}

interface Cdk8s {
  readonly App: { readonly prototype: { synth(): void } };
}

// Two private functions of Node that loaders build on: what is required passes the one, what is resolved the other.
const loader = Module as unknown as Loader;
const { _load, _resolveFilename } = loader;
const taken = new Set<string>();

loader._load = function load(request, ...rest) {
  if (isCdk8s(request)) takeOver(request);
  return _load.call(this, request, ...rest);
};

loader._resolveFilename = function resolveFilename(request, ...rest) {
  const file = _resolveFilename.call(this, request, ...rest);
  if (isCdk8s(file)) takeOver(file);
  return file;
};

function isCdk8s(file: unknown): file is string {
  return typeof file === 'string' && /[\\/]cdk8s[\\/]lib[\\/]index\.js$/.test(file) && path.isAbsolute(file);
}

function takeOver(file: string): void {
  if (taken.has(file)) return;
  taken.add(file);
  // The module that the name of the file says.
  const { App } = require(file) as Cdk8s;
  const { captureApps } = require('../synth/capture.js') as typeof import('../synth/capture.js');
  captureApps(App);
}
