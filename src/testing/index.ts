export { type FindingOptions, matchers, type PassOptions, type RunbookMatchers } from './matchers.js';
