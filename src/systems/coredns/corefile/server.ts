import { type Static, Type } from '@sinclair/typebox';
import { closed, defaulted } from '../../../synth/props.js';
import { ZoneFile } from '../zone/zone-file.js';
import { Cache } from './cache.js';
import { Errors } from './errors.js';
import { Forward } from './forward.js';
import { Hosts } from './hosts.js';
import { Kubernetes } from './kubernetes.js';
import { Log } from './log.js';
import { RawDirective } from './raw.js';
import { Rewrite } from './rewrite.js';
import { Zones } from './schemas.js';
import { SuppressAaaa } from './suppress-aaaa.js';
import { Template } from './template.js';

/**
 * A server block: the zones that it answers for, on one port, and its plugins. Their order here and in the Corefile
 * changes nothing: CoreDNS runs them in the order it was built with (rewrite, cache, template, hosts, kubernetes, file,
 * forward). Only rewrite rules and forwards have an order among themselves.
 */
export const ServerBlock = closed({
  /** The zones that the server answers for; `.` for every name. Default: `.`. */
  zones: defaulted(Zones, ['.']),
  /** The port, of the container and of the Service, for UDP and TCP. Default: 53. */
  port: defaulted(Type.Integer({ minimum: 1, maximum: 65535 }), 53),
  /** Failures on standard output. Default: true; without it a failing upstream leaves no trace. */
  errors: defaulted(Errors, true),
  /** Queries on standard output: all (`true`), or as set. Its zones are names, never files. Default: false. */
  log: defaulted(Log, false),
  /** How long answers are kept: seconds, or all settings. Default: not at all. */
  cache: Type.Optional(Cache),
  /** Changes the order of addresses in every answer. `round_robin` and `true` are the same. Default: false. */
  loadbalance: defaulted(Type.Union([Type.Boolean(), Type.Literal('round_robin')]), false),
  /** Answers made from the question. */
  template: Type.Optional(Type.Array(Template)),
  /**
   * Answers AAAA queries with "no such data", for the server's zones (`true`) or those listed, so that clients which
   * ask for IPv6 first don't wait. Names that don't exist get that answer too, instead of NXDOMAIN. Default: false.
   */
  suppressAaaa: defaulted(SuppressAaaa, false),
  /** Changes what is asked before any other plugin sees it, in the order given. */
  rewrite: Type.Optional(Type.Array(Rewrite)),
  /** Addresses of single names. */
  hosts: Type.Optional(Hosts),
  /** The names of the cluster's Services and Pods. With it the ServiceAccount may read them, and its token is mounted. */
  kubernetes: Type.Optional(Kubernetes),
  /** The zones that the server is authoritative for; each becomes a file in the ConfigMap. */
  file: Type.Optional(Type.Array(ZoneFile)),
  /** Where other names are asked for. Whatever order they are given in, the more specific zone comes first. */
  forward: Type.Optional(Type.Array(Forward)),
  /** Stops with `plugin/loop: Loop … detected` when a query of its own comes back to it. Default: false. */
  loop: defaulted(Type.Boolean(), false),
  /** Directives that have no prop here. Those that do, and removed ones such as `proxy`, are refused. */
  raw: Type.Optional(Type.Array(RawDirective)),
});
export type ServerBlock = Static<typeof ServerBlock>;
