import { readFile } from 'node:fs/promises';
import type { ConnectionOptions as NodeTlsOptions } from 'node:tls';
import { BackstockError, Secret } from '@backstock/core';
import type { TlsOptions } from '../options/connection-options.ts';
import { isPem } from '../options/pem-option.ts';

/** What node's TLS needs for a mode; false is no TLS. Reads the files that the options name. */
export async function tlsSettings(tls: TlsOptions): Promise<NodeTlsOptions | false> {
  if (tls.mode === 'disable') return false;
  const [ca, cert, key] = await Promise.all([pem(tls.ca, 'ca'), pem(tls.cert, 'cert'), pem(tls.key, 'key')]);
  return {
    rejectUnauthorized: tls.mode !== 'require',
    ...(tls.mode === 'verify-ca' && { checkServerIdentity: () => undefined }),
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
  };
}

async function pem(value: string | Secret | undefined, option: string): Promise<string | undefined> {
  if (value === undefined) return undefined;
  const text = value instanceof Secret ? value.reveal() : value;
  if (isPem(text)) return text;
  try {
    return await readFile(text, 'utf8');
  } catch (error) {
    throw new BackstockError({
      code: 'SOURCE.UNREACHABLE',
      message: `The file that ssl.${option} names cannot be read`,
      fix: 'Give the path of a PEM file that this process may read, or the PEM text itself.',
      cause: error,
    });
  }
}
