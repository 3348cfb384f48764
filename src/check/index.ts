export { type Release, releases } from '../kubernetes/facts/releases.js';
export type { Source } from '../resources/kustomize.js';
export { type CheckedTexts, checkTexts } from './check-texts.js';
export { type Checker, type CheckOptions, createChecker, createStrictChecker } from './checker.js';
export { type WaivedFindings, type WaiveOptions, waive } from './waivers/waive.js';
export type { Found, Waived, Waiver } from './waivers/waiver.js';
