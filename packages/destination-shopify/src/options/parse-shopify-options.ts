import { OptionReader, Secret, type ParsedOptions } from '@backstock/core';
import { resolveOptions } from './resolve-options.ts';
import { apiVersion, type ShopifyOptions } from './shopify-options.ts';

const optionNames = [
  'shop', 'access_token', 'api_version', 'budget', 'read_only', 'url', 'timeout', 'call_ceiling', 'concurrency',
] as const; // prettier-ignore

/** The options of a connection as they stand in `backstock.yaml`; all problems at once. */
export function parseShopifyOptions(
  written: Readonly<Record<string, unknown>>,
): ParsedOptions<ShopifyOptions> {
  const reader = new OptionReader(written, optionNames);
  reader.oneOf('api_version', [apiVersion]);
  const shop = reader.text('shop');
  const accessToken = readToken(reader);
  const rest = {
    url: reader.text('url'),
    budgetShare: readShare(reader),
    readOnly: reader.flag('read_only'),
    timeoutMs: reader.durationMs('timeout'),
    callCeilingMs: reader.durationMs('call_ceiling'),
    concurrency: reader.wholeNumber('concurrency', 1, 256),
  };
  const resolved = resolveOptions({ shop, accessToken, ...rest });
  if ('problems' in resolved) reader.tell(resolved.problems);
  if (shop === undefined || accessToken === undefined || reader.problems.length > 0) {
    return { problems: reader.problems };
  }
  return { options: { shop, accessToken, ...rest } };
}

/** A token stands in the file itself only for a local store, where it opens nothing. */
function readToken(reader: OptionReader): Secret | undefined {
  const token = reader.textOrSecret('access_token');
  if (token === undefined || token instanceof Secret) return token;
  if (reader.text('url') !== undefined) return new Secret(token, 'backstock.yaml');
  const message = '`access_token` must not stand in the file';
  const fix = 'write "${env.SHOPIFY_ADMIN_TOKEN}" or "${file./path}"';
  reader.tell([{ option: 'access_token', message, fix }]);
  return undefined;
}

function readShare(reader: OptionReader): number | undefined {
  const text = reader.text('budget');
  if (text === undefined) return undefined;
  const share = Number(/^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1]) / 100;
  if (share > 0 && share <= 1) return share;
  return reader.complain('budget', 'must be a percentage from 1% to 100%');
}
