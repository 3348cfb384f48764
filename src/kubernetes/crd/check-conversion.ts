import type { JsonObject } from '../../model/manifest.js';
import { dns1035Label } from '../native/blocks/names.js';
import { at, fieldsOf, isFields, isSet, itemsOf, textOf, type Value } from '../native/blocks/read.js';
import { below, forbidden, invalid, missing, type Report } from './report.js';
import { crdConversion } from './rules.js';

const place = '/spec/conversion';

/** How objects of one version become objects of another. */
export function checkConversion(crd: JsonObject, report: Report): void {
  const { conversion } = fieldsOf(crd.spec);
  if (!isFields(conversion)) return;
  const { strategy } = conversion;
  if (textOf(strategy) === '') report(missing(crdConversion, `${place}/strategy`));
  else if (strategy !== 'None' && strategy !== 'Webhook') {
    const says = 'is not supported, supported values: "None", "Webhook"';
    report(invalid(crdConversion, `${place}/strategy`, strategy, says));
  }
  if (strategy === 'Webhook') checkWebhook(conversion, report);
  else checkNoWebhook(conversion, report);
}

function checkNoWebhook({ webhook }: JsonObject, report: Report): void {
  const says = 'should not be set when strategy is not set to Webhook';
  if (isSet(at(webhook, 'clientConfig')))
    report(forbidden(crdConversion, `${place}/webhook/clientConfig`, says));
  if (itemsOf(at(webhook, 'conversionReviewVersions')).length > 0)
    report(forbidden(crdConversion, `${place}/webhook/conversionReviewVersions`, says));
}

function checkWebhook({ webhook }: JsonObject, report: Report): void {
  const config = at(webhook, 'clientConfig');
  const here = `${place}/webhook/clientConfig`;
  if (!isFields(config)) report(missing(crdConversion, here, 'required when strategy is set to Webhook'));
  else if (isSet(config.url) === isSet(config.service))
    report(missing(crdConversion, here, 'exactly one of url or service is required'));
  else if (isSet(config.service)) checkService(fieldsOf(config.service), `${here}/service`, report);
  else checkUrl(textOf(config.url), `${here}/url`, report);
  checkReviewVersions(at(webhook, 'conversionReviewVersions'), report);
}

function checkService({ name, namespace, path, port }: JsonObject, here: string, report: Report): void {
  if (textOf(name) === '') report(missing(crdConversion, below(here, 'name'), 'service name is required'));
  if (textOf(namespace) === '')
    report(missing(crdConversion, below(here, 'namespace'), 'service namespace is required'));
  if (typeof port === 'number' && (port < 1 || port > 65535)) {
    const says = `port is not valid: must be between 1 and 65535, inclusive`;
    report(invalid(crdConversion, below(here, 'port'), port, says));
  }
  if (typeof path === 'string' && !path.startsWith('/'))
    report(invalid(crdConversion, below(here, 'path'), path, "must start with a '/'"));
}

function checkUrl(url: string, here: string, report: Report): void {
  if (!url.startsWith('https://'))
    report(
      invalid(
        crdConversion,
        here,
        url,
        "'https' is the only allowed URL scheme; desired format: https://host[/path]",
      ),
    );
}

function checkReviewVersions(value: Value, report: Report): void {
  const here = `${place}/webhook/conversionReviewVersions`;
  const versions = itemsOf(value).map(textOf);
  if (versions.length === 0) {
    report(missing(crdConversion, here));
    return;
  }
  for (const [index, version] of versions.entries()) {
    const says = versions.indexOf(version) < index ? 'duplicate version' : dns1035Label(version);
    if (says !== undefined) report(invalid(crdConversion, below(here, index), version, says));
  }
  if (!versions.includes('v1') && !versions.includes('v1beta1'))
    report(invalid(crdConversion, here, versions, 'must include at least one of v1, v1beta1'));
}
