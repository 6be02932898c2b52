import { planNames, type BucketSize } from '../limits/plans.ts';
import { isJsonObject } from '../schema/json.ts';
import { bulkErrorCodes, type BulkFailure, type BulkPace } from '../store/bulk-settings.ts';
import { isSwitchName, switchSettings, withSwitch, type Switches } from '../store/switches.ts';
import type { AppClient } from './app-clients.ts';
import {
  choice,
  ControlInputError,
  count,
  flag,
  listOf,
  number,
  onlyNames,
  requiredText,
  texts,
  type Json,
} from './json-input.ts';
import type { SeedOrder } from './seed/seed-shop.ts';
import type { SettingsChange } from './settings.ts';
import { isVersion } from './served-version.ts';
import { shopStates } from './shop-state.ts';
import type { TokenOrder } from './tokens.ts';

export function readToken(body: Json): TokenOrder {
  onlyNames(body, ['token', 'scopes', 'appId', 'expiresInSeconds', 'customerData']);
  return {
    token: requiredText(body, 'token'),
    scopes: texts(body, 'scopes'),
    appId: count(body, 'appId'),
    expiresInSeconds: count(body, 'expiresInSeconds'),
    customerData: choice(body, 'customerData', ['all', 'without-personal', 'none']),
  };
}

export function readClient(body: Json): AppClient {
  onlyNames(body, ['clientId', 'clientSecret', 'scopes', 'appId', 'isInstalled', 'isOwnOrganization']);
  return {
    clientId: requiredText(body, 'clientId'),
    clientSecret: requiredText(body, 'clientSecret'),
    scopes: texts(body, 'scopes'),
    appId: count(body, 'appId'),
    isInstalled: flag(body, 'isInstalled'),
    isOwnOrganization: flag(body, 'isOwnOrganization'),
  };
}

export function readSettings(body: Json): SettingsChange {
  onlyNames(body, ['searchLagMs', 'plan', 'bucket', 'state', 'versions', 'bulkPace']);
  const versions = texts(body, 'versions');
  if (versions !== undefined && (versions.length === 0 || !versions.every(isVersion)))
    throw new ControlInputError('versions must be a list of versions such as 2026-10, oldest first');
  return {
    searchLagMs: count(body, 'searchLagMs'),
    plan: choice(body, 'plan', planNames),
    bucket: readBucket(body['bucket']),
    state: choice(body, 'state', shopStates),
    bulkPace: readBulkPace(body['bulkPace']),
    versions,
  };
}

function readBulkPace(value: unknown): Partial<BulkPace> | undefined {
  if (value === undefined) return undefined;
  const body = isJsonObject(value) ? value : {};
  onlyNames(body, ['linesPerSecond', 'objectsPerSecond', 'spread']);
  const pace = {
    linesPerSecond: number(body, 'linesPerSecond'),
    objectsPerSecond: number(body, 'objectsPerSecond'),
    spread: number(body, 'spread'),
  };
  const { linesPerSecond = 1, objectsPerSecond = 1, spread = 0 } = pace;
  if (!isJsonObject(value) || linesPerSecond <= 0 || objectsPerSecond <= 0 || spread < 0 || spread >= 1) {
    const message =
      'bulkPace must be {linesPerSecond, objectsPerSecond} above 0, and {spread} from 0 to below 1';
    throw new ControlInputError(message);
  }
  return Object.fromEntries(Object.entries(pace).filter(([, given]) => given !== undefined));
}

/** What the next bulk operation shall fail of. */
export function readBulkFailure(body: Json): BulkFailure {
  onlyNames(body, ['errorCode', 'afterObjects']);
  const errorCode = choice(body, 'errorCode', bulkErrorCodes) ?? 'INTERNAL_SERVER_ERROR';
  return { errorCode, afterObjects: count(body, 'afterObjects') ?? 0 };
}

function readBucket(value: unknown): BucketSize | undefined {
  if (value === undefined) return undefined;
  const body = isJsonObject(value) ? value : {};
  const [maximumAvailable, restoreRate] = [number(body, 'maximumAvailable'), number(body, 'restoreRate')];
  if (maximumAvailable === undefined || restoreRate === undefined)
    throw new ControlInputError('bucket must be {maximumAvailable, restoreRate}');
  if (maximumAvailable <= 0 || restoreRate < 0)
    throw new ControlInputError('bucket must have a maximumAvailable above 0, and a restoreRate not below 0');
  return { maximumAvailable, restoreRate };
}

/** A million of them take about a gigabyte: more than this is a slip, and the process would not survive it. */
const maxSeeded = 10_000_000;

const seedNames = ['customers', 'products', 'variants', 'seed'];

export function readSeed(body: Json): SeedOrder {
  onlyNames(body, seedNames);
  return {
    customers: seededCount(body, 'customers'),
    products: seededCount(body, 'products'),
    variants: seededCount(body, 'variants'),
    seed: number(body, 'seed'),
  };
}

function seededCount(body: Json, name: string): number | undefined {
  const value = count(body, name);
  if (value === undefined || value <= maxSeeded) return value;
  throw new ControlInputError(`${name} must not be above ${maxSeeded.toLocaleString('en')}`);
}

/** A seed as the command line names it: `customers=1000,products=200`. */
export function readSeedText(given: string): SeedOrder {
  const entries = given.split(',').map((part) => {
    const [name = '', digits = ''] = part.split('=', 2);
    if (!seedNames.includes(name) || !/^\d{1,9}$/.test(digits))
      throw new ControlInputError(`"${part}" is no part of a seed such as customers=1000,products=200`);
    return [name, Number(digits)] as const;
  });
  return readSeed(Object.fromEntries(entries));
}

/** Settings by the names of their switches. */
export function readSwitches(body: Json): Partial<Switches> {
  let read: Partial<Switches> = {};
  for (const [name, setting] of Object.entries(body)) {
    if (!isSwitchName(name))
      throw new ControlInputError(
        `${name} is no switch; there are ${Object.keys(switchSettings).join(', ')}`,
      );
    const next = withSwitch(read, name, setting);
    if (next === null) throw new ControlInputError(`${name} must be ${listOf(switchSettings[name])}`);
    read = next;
  }
  return read;
}
