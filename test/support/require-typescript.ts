import { register } from 'tsx/cjs/api';

/** For every test: our own `App` requires the checker when it synthesizes, which here is TypeScript, not `lib`. */
register();
