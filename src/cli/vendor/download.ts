import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { problem, UserError } from '../../model/errors.js';
import { bodyOf, TooLarge } from '../cluster/body.js';
import { isPrivate } from '../cluster/connection.js';
import { decoded, NoText } from '../sources/decoded.js';

/** How long a download may take in all, how large it may be, and how often it may be sent elsewhere. */
export interface DownloadLimits {
  readonly milliseconds: number;
  readonly bytes: number;
  readonly redirects: number;
}

/** The largest bundle of CRDs known, prometheus-operator's, has 4 MB. */
const usual: DownloadLimits = { milliseconds: 60_000, bytes: 32 * 1024 * 1024, redirects: 5 };

/** Whether an operand is an address and no file. */
export function isUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

/** An address as it may be shown and kept: without a password and without a query, which may be one. */
export function shownUrl(text: string): string {
  if (!URL.canParse(text)) return text.replace(/\?.*|\/\/[^/@]*@/gs, '');
  const { protocol, host, pathname } = new URL(text);
  return `${protocol}//${host}${pathname}`;
}

/**
 * The text at an address: by https, or from this machine. Where it is redirected to has to be the like.
 *
 * @throws UserError `DOWNLOAD_FAILED`
 */
export async function download(text: string, limits: DownloadLimits = usual): Promise<string> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  let url = addressOf(text, text, isPrivate);
  for (let left = limits.redirects; ; left--) {
    const answer = await attemptAt(text, () => answerOf(url, signal));
    const { statusCode = 0, headers } = answer;
    if (statusCode < 300 || statusCode > 399 || headers.location === undefined)
      return textOf(text, answer, limits);
    answer.destroy();
    if (left === 0) throw failed(text, 'it is redirected without an end', 'Correct the address.');
    const next = URL.canParse(headers.location, url.href) ? new URL(headers.location, url).href : '';
    url = addressOf(
      text,
      next,
      (to) => to.protocol === 'https:' || (url.protocol === 'http:' && isPrivate(to)),
    );
  }
}

function addressOf(asked: string, text: string, isFine: (url: URL) => boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && isFine(url)) return url;
  const how = text === asked ? 'it is not https' : 'it is redirected to an address that is not https';
  throw failed(
    asked,
    `${how}, so anybody on the way could change it`,
    'Use an address of https, or download it yourself and name the file.',
  );
}

async function textOf(asked: string, answer: IncomingMessage, { bytes }: DownloadLimits): Promise<string> {
  const { statusCode = 0, headers } = answer;
  if (statusCode !== 200) {
    answer.destroy();
    throw failed(
      asked,
      `it answered ${statusCode}`,
      'Correct the address; one that asks who you are cannot be used.',
    );
  }
  const body = await attemptAt(asked, () => bodyOf(answer, bytes));
  if (/text\/html/.test(headers['content-type'] ?? ''))
    throw failed(asked, 'it is a web page', 'Use the address of the raw file.');
  try {
    return decoded(body);
  } catch (error) {
    if (!(error instanceof NoText)) throw error;
    throw failed(asked, 'it is no UTF-8 text', 'Archives are not opened: unpack it, and name the folder.');
  }
}

function answerOf(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  const send = url.protocol === 'http:' ? httpRequest : request;
  const headers = {
    accept: 'application/yaml, application/json, text/plain, */*',
    'user-agent': 'cdk8s-runbook',
  };
  return new Promise((resolve, reject) => {
    const sent = send(url, { headers, signal }, resolve);
    sent.on('error', reject);
    sent.end();
  });
}

async function attemptAt<T>(asked: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw failed(
      asked,
      whyOf(error),
      'Check the address, and that it can be reached from here without a proxy; or download it yourself and name the file.',
    );
  }
}

function whyOf(error: unknown): string {
  if (error instanceof TooLarge) return error.message;
  // Whatever was thrown: each of these is looked at for being there.
  const { name = '', code = '', message = '' } = error as { name?: string; code?: string; message?: string };
  if (name === 'AbortError' || name === 'TimeoutError') return 'it took too long';
  return message === 'aborted' ? 'the connection broke off' : `it cannot be reached (${code || message})`;
}

function failed(url: string, why: string, fix: string): UserError {
  return new UserError(problem('DOWNLOAD_FAILED', [shownUrl(url), why, fix]));
}
