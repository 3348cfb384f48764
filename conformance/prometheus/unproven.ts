/** The recipes of this room that one machine cannot show, and why. */
export const unproven: Readonly<Record<`R${string}`, string>> = {
  R035: 'no bridge from 2.0 on can be had from the Go module proxy; what the Pod writes for it is read, and a receiver of ours answers for it',
  R036: 'Alertmanager 0.34 takes match without a warning; that matchers lead where match led is shown',
  R040: 'no MySQL 8 can be had from Debian or as a Go module; MariaDB still takes the old statement',
};
