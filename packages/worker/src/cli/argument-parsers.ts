import { InvalidArgumentError } from 'commander';
import { limitNames, nearestName, type LimitCounts, type LimitName } from '@backstock/core';

/** A whole number above 0. */
export function parseLimit(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('It must be a whole number above 0.');
}

/** `removed=812`, once for each limit. */
export function parseAccept(text: string, earlier: LimitCounts = {}): LimitCounts {
  const [, name = '', count = ''] = /^([a-z]+)=(\d{1,15})$/.exec(text) ?? [];
  if (count === '') throw new InvalidArgumentError('It is written as removed=812, with the exact number.');
  if (isLimitName(name)) return { ...earlier, [name]: Number(count) };
  const near = nearestName(name, limitNames);
  throw new InvalidArgumentError(
    near === undefined ? `Limits: ${limitNames.join(', ')}.` : `Did you mean ${near}?`,
  );
}

function isLimitName(name: string): name is LimitName {
  return limitNames.some((known) => known === name);
}
