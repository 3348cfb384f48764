import type { Forward } from './forward.js';
import type { RawDirective } from './raw.js';

/**
 * The `forward` that does what a `proxy` stanza did; `proxy` was removed in CoreDNS 1.5.0. Kept are FROM, TO, `except`,
 * `max_fails`, the policies that forward has, and `force_tcp`. `fail_timeout` becomes the interval of the health check,
 * the nearest there is. `spray`, HTTP health checks and `protocol dns` have no equivalent and are left out.
 */
export function forwardFromProxy({ args = [], block = [] }: RawDirective): Forward {
  const [from = '.', ...to] = args;
  const words = (name: string) => block.find(([first]) => first === name)?.slice(1);
  const policy = policies.find((name) => name === words('policy')?.[0]);
  const [failTimeout] = words('fail_timeout') ?? [];
  const [maxFails] = words('max_fails') ?? [];
  const except = words('except');
  return {
    from,
    to,
    ...(except && { except }),
    ...(policy && { policy }),
    ...(failTimeout && { healthCheck: failTimeout }),
    ...(maxFails && /^\d+$/.test(maxFails) && { maxFails: Number(maxFails) }),
    ...(words('protocol')?.includes('force_tcp') && { forceTcp: true }),
  };
}

const policies = ['random', 'round_robin', 'sequential'] as const;
