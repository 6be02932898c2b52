import { userError, type UserError } from '../user-error.ts';
import type { Market } from './market.ts';

export interface StatusInput {
  readonly status?: 'ACTIVE' | 'DRAFT' | null;
  readonly enabled?: boolean | null;
}

/** `enabled` is the older way to say `status`; both must say the same. */
export function statusErrors({ status, enabled }: StatusInput): readonly UserError[] {
  if (typeof enabled !== 'boolean' || (status ?? undefined) === undefined) return [];
  if (enabled === (status === 'ACTIVE')) return [];
  return [
    userError(['input'], 'Invalid status and enabled combination.', 'INVALID_STATUS_AND_ENABLED_COMBINATION'),
  ];
}

export function resultingStatus(
  before: Market['status'],
  { status, enabled }: StatusInput,
): Market['status'] {
  if (typeof enabled === 'boolean') return enabled ? 'ACTIVE' : 'DRAFT';
  return status ?? before;
}
