import { BackstockError, Secret, type ErrorPlace } from '@backstock/core';
import { parseDuration } from './parse-duration.ts';
import { apiVersion, type ShopifyOptions } from './shopify-options.ts';

const names = [
  'shop', 'access_token', 'api_version', 'budget', 'read_only', 'url', 'timeout', 'call_ceiling', 'concurrency',
] as const; // prettier-ignore

type OptionName = (typeof names)[number];
type Complain = (problem: string) => void;

/** Anchored: nothing but a shop's permanent domain may follow the scheme. */
const shopPattern = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/i;

/** Parses the options of a connection of type `shopify`. Throws one `SPEC.INVALID` that names every problem. */
export function parseShopifyOptions(
  record: Readonly<Record<string, unknown>>,
  where: ErrorPlace,
): ShopifyOptions {
  const problems: string[] = [];
  const options = readOptions(record, (problem) => problems.push(problem));
  if (options !== undefined && problems.length === 0) return options;
  throw new BackstockError({
    code: 'SPEC.INVALID',
    message: `The Shopify connection is not valid: ${problems.join('; ')}`,
    fix: `Its options are ${names.join(', ')}.`,
    where,
  });
}

function readOptions(
  record: Readonly<Record<string, unknown>>,
  complain: Complain,
): ShopifyOptions | undefined {
  for (const name of Object.keys(record)) {
    if (name !== 'type' && !isOptionName(name)) complain(`"${name}" is not an option of it`);
  }
  const read = (name: OptionName): unknown => plain(record[name]);
  checkVersion(read('api_version'), complain);
  const shop = readShop(read('shop'), complain);
  const local = readLocalUrl(read('url'), complain);
  const accessToken = readToken(record['access_token'], local !== undefined, complain);
  const concurrency = readConcurrency(read('concurrency'), complain);
  const rest = {
    budgetShare: readBudget(read('budget'), complain),
    readOnly: readFlag(read('read_only'), complain),
    timeoutMs: readDuration('timeout', read('timeout'), complain),
    callCeilingMs: readDuration('call_ceiling', read('call_ceiling'), complain),
    ...(concurrency === undefined ? {} : { concurrency }),
  };
  if (shop === undefined || accessToken === undefined) return undefined;
  const endpoint = new URL(`/admin/api/${apiVersion}/graphql.json`, local ?? `https://${shop}`);
  return { shop, accessToken, endpoint, ...rest };
}

function isOptionName(name: string): name is OptionName {
  return names.some((known) => known === name);
}

/** Only the token is secret in itself; what else came from the environment is unwrapped here. */
function plain(value: unknown): unknown {
  return value instanceof Secret ? value.reveal() : value;
}

function readShop(value: unknown, complain: Complain): string | undefined {
  if (typeof value === 'string' && shopPattern.test(value)) return value.toLowerCase();
  complain(
    value === undefined
      ? 'shop is missing (the permanent domain, example.myshopify.com)'
      : `shop ${JSON.stringify(value)} is not a permanent domain like example.myshopify.com`,
  );
  return undefined;
}

function readLocalUrl(value: unknown, complain: Complain): URL | undefined {
  if (value === undefined) return undefined;
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  if (url !== undefined && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) return url;
  complain('url is for a local store only: http://127.0.0.1:<port>');
  return undefined;
}

function readToken(value: unknown, isLocal: boolean, complain: Complain): Secret | undefined {
  if (value instanceof Secret && value.reveal() !== '') return value;
  if (typeof value === 'string' && value !== '' && isLocal) return new Secret(value, 'backstock.yaml');
  if (value === undefined) complain('access_token is missing');
  else if (value instanceof Secret || value === '') complain('access_token is empty');
  else
    complain(
      'access_token must not stand in the file: write "${env.SHOPIFY_ADMIN_TOKEN}" or "${file./path}"',
    );
  return undefined;
}

function checkVersion(value: unknown, complain: Complain): void {
  if (value === undefined || value === apiVersion) return;
  complain(
    `api_version ${JSON.stringify(value)} is not supported; this version of Backstock speaks ${apiVersion}`,
  );
}

function readBudget(value: unknown, complain: Complain): number {
  if (value === undefined) return 0.9;
  const percent = typeof value === 'string' ? /^(\d+(?:\.\d+)?)\s*%$/.exec(value)?.[1] : undefined;
  const share = Number(percent) / 100;
  if (share > 0 && share <= 1) return share;
  complain(`budget ${JSON.stringify(value)} is not a percentage from 1% to 100%`);
  return 1;
}

function readFlag(value: unknown, complain: Complain): boolean {
  if (value === undefined || typeof value === 'boolean') return value ?? false;
  if (value === 'true' || value === 'false') return value === 'true';
  complain('read_only is neither true nor false');
  return true;
}

function readDuration(name: string, value: unknown, complain: Complain): number {
  if (value === undefined) return 60_000;
  const duration = typeof value === 'string' ? parseDuration(value) : undefined;
  if (duration !== undefined && duration > 0) return duration;
  complain(`${name} ${JSON.stringify(value)} is not a duration like 60s or 2m`);
  return 60_000;
}

function readConcurrency(value: unknown, complain: Complain): number | undefined {
  if (value === undefined) return undefined;
  const count = Number(value);
  if (Number.isSafeInteger(count) && count >= 1 && count <= 256) return count;
  complain(`concurrency ${JSON.stringify(value)} is not a whole number from 1 to 256`);
  return undefined;
}
