import type { JsonObject } from '../../../model/manifest.js';
import { duplicate, forbidden, invalid } from '../blocks/faults.js';
import { anyOneOf, required, text } from '../blocks/looks.js';
import { descendingPath, noBacksteps } from '../blocks/paths.js';
import { at as below, isFields, isSet, itemsOf, textOf, type Value } from '../blocks/read.js';
import type { Look, LookTable, Report } from '../native-rules.js';
import { duplicateName, pathInvalid } from '../rule-infos/general.js';
import { duplicateMountPath, mountInvalid, mountWithoutVolume } from '../rule-infos/pod.js';

/** What a mount tells by itself. */
export const mounts: LookTable = {
  '/volumeMounts/*': (value, at, report) => {
    if (isFields(value)) recursiveReadOnly(value, at, report);
  },
  '/volumeMounts/*/name': required(),
  '/volumeMounts/*/mountPath': required(),
  '/volumeMounts/*/subPath': text(pathInvalid, descendingPath),
  '/volumeMounts/*/subPathExpr': text(pathInvalid, descendingPath),
  '/volumeMounts/*/mountPropagation': anyOneOf(['Bidirectional', 'HostToContainer', 'None']),
  '/volumeMounts/*/recursiveReadOnly': anyOneOf(['Disabled', 'Enabled', 'IfPossible']),
  '/volumeDevices/*/name': required(),
  '/volumeDevices/*/devicePath': [
    required(),
    text(pathInvalid, (path) => noBacksteps(path) && "can not contain backsteps ('..')"),
  ],
  '': (value, at, report) => {
    if (!isFields(value)) return;
    uniqueMounts(value, at, report);
    uniqueDevices(value, at, report);
    bidirectional(value, at, report);
  },
};

/** Every mount and every device has its volume: `sources` are the volumes of the pod by name. */
export function mountsHaveVolumes(container: Value, sources: ReadonlyMap<string, Value>): Look {
  return (_, at, report) => {
    itemsOf(below(container, 'volumeMounts')).forEach((mount, index) => {
      const name = textOf(below(mount, 'name'));
      if (name !== '' && !sources.has(name)) report(unknown(name, `${at}/volumeMounts/${index}/name`));
    });
    itemsOf(below(container, 'volumeDevices')).forEach((device, index) => {
      const name = textOf(below(device, 'name'));
      const here = `${at}/volumeDevices/${index}/name`;
      const source = sources.get(name);
      if (name === '') return;
      if (source === undefined) report(unknown(name, here));
      else if (!isSet(below(source, 'persistentVolumeClaim')) && !isSet(below(source, 'ephemeral')))
        report(
          invalid(
            mountInvalid,
            here,
            name,
            'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode',
          ),
        );
    });
  };
}

function unknown(name: string, at: string) {
  return invalid(mountWithoutVolume, at, name, 'Not found: no volume of the pod has this name');
}

function uniqueMounts(container: JsonObject, at: string, report: Report): void {
  const seen = new Set<string>();
  itemsOf(container.volumeMounts).forEach((mount, index) => {
    const path = textOf(below(mount, 'mountPath'));
    const here = `${at}/volumeMounts/${index}`;
    if (path !== '' && seen.has(path))
      report(invalid(duplicateMountPath, `${here}/mountPath`, path, 'must be unique'));
    seen.add(path);
    if (textOf(below(mount, 'subPath')) !== '' && textOf(below(mount, 'subPathExpr')) !== '')
      report(
        invalid(
          mountInvalid,
          `${here}/subPathExpr`,
          below(mount, 'subPathExpr'),
          'subPathExpr and subPath are mutually exclusive',
        ),
      );
  });
}

function uniqueDevices(container: JsonObject, at: string, report: Report): void {
  const paths = new Set(itemsOf(container.volumeMounts).map((mount) => textOf(below(mount, 'mountPath'))));
  const names = new Set<string>();
  itemsOf(container.volumeDevices).forEach((device, index) => {
    const name = textOf(below(device, 'name'));
    const path = textOf(below(device, 'devicePath'));
    const here = `${at}/volumeDevices/${index}`;
    if (name !== '' && names.has(name)) report(duplicate(`${here}/name`, name, duplicateName));
    if (path !== '' && paths.has(path))
      report(invalid(duplicateMountPath, `${here}/devicePath`, path, 'must be unique'));
    names.add(name);
    paths.add(path);
  });
}

function bidirectional(container: JsonObject, at: string, report: Report): void {
  if (below(container, 'securityContext', 'privileged') === true) return;
  itemsOf(container.volumeMounts).forEach((mount, index) => {
    if (below(mount, 'mountPropagation') !== 'Bidirectional') return;
    const detail = 'Bidirectional mount propagation is available only to privileged containers';
    report(forbidden(`${at}/volumeMounts/${index}/mountPropagation`, detail, mountInvalid));
  });
}

function recursiveReadOnly(mount: JsonObject, at: string, report: Report): void {
  const { recursiveReadOnly: mode, readOnly, mountPropagation } = mount;
  if (mode !== 'Enabled' && mode !== 'IfPossible') return;
  const here = `${at}/recursiveReadOnly`;
  if (readOnly !== true) report(forbidden(here, 'may only be specified when readOnly is true', mountInvalid));
  if (isSet(mountPropagation) && mountPropagation !== 'None')
    report(
      forbidden(here, 'may only be specified when mountPropagation is None or not specified', mountInvalid),
    );
}
