export { type Release, releases } from '../kubernetes/facts/releases.js';
export type { Source } from '../resources/kustomize.js';
export { type CheckedTexts, checkTexts } from './check-texts.js';
export { type Checker, type CheckOptions, createChecker } from './checker.js';
