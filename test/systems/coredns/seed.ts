import { App, Testing } from 'cdk8s';
import { UpyunDnsChart } from '../../../charts/coredns.js';
import type { KubernetesObject } from '../../../src/model/manifest.js';

/** The chart that carries the notes' `upyun.local` DNS. */
export function upyunDns(): KubernetesObject[] {
  return Testing.synth(new UpyunDnsChart(new App(), 'upyun-dns'));
}
