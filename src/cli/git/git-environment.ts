/** What git sets for its hooks, and must not reach another command of git: its index is that of the running commit. */
const ofHooks = ['GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_EXTERNAL_DIFF', 'GIT_PAGER', 'PAGER', 'GIT_TRACE'];

/**
 * The environment for git: no lock, no question at the terminal, no fetch of missing objects (its transport is a command of
 * the configuration), and messages in English, because some are looked at.
 */
export function gitEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !ofHooks.includes(name));
  return {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    LC_ALL: 'C',
  };
}

/** The same without the repository that a hook, or a person, has named. */
export function withoutRepository(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_COMMON_DIR: _common, ...rest } = env;
  return rest;
}
