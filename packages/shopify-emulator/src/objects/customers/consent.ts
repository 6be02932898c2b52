import { parseDateTime } from '../../schema/date-time.ts';
import { apiError } from '../api-error.ts';
import { numberOfArgument } from '../global-id-argument.ts';
import { userError, type UserError } from '../user-error.ts';

/** Whether a customer wants marketing on one channel. `updatedAt` is whole seconds since 1970. */
export interface Consent {
  readonly state: string;
  readonly optInLevel: string;
  readonly updatedAt: number;
  /** The number of the location. */
  readonly sourceLocationId: number | undefined;
}

export interface ConsentInput {
  readonly marketingState: string;
  readonly marketingOptInLevel?: string | null;
  readonly consentUpdatedAt?: string | null;
  readonly sourceLocationId?: string | null;
}

const settableStates = new Set(['SUBSCRIBED', 'UNSUBSCRIBED', 'PENDING']);

/** Throws for the states that only Shopify itself sets. */
export function requireSettableState(state: string): void {
  if (!settableStates.has(state))
    throw apiError('INVALID', `Cannot specify ${state} as a marketing state input`);
}

/** What is wrong with the consent, told at its fields below `field`. */
export function consentErrors(
  input: ConsentInput,
  field: readonly string[],
  nowMs: number,
): readonly UserError[] {
  const level = input.marketingOptInLevel ?? undefined;
  const errors: UserError[] = [];
  if (level === undefined && input.marketingState === 'SUBSCRIBED')
    errors.push(
      userError([...field, 'marketingOptInLevel'], 'Marketing opt in level must exist', 'MISSING_ARGUMENT'),
    );
  if (input.marketingState === 'PENDING' && level !== 'CONFIRMED_OPT_IN')
    errors.push(
      userError(
        [...field, 'marketingOptInLevel'],
        'Marketing opt in level must be confirmed opt-in for pending consent state',
        'INVALID',
      ),
    );
  const updatedAt = parseDateTime(input.consentUpdatedAt ?? '');
  if (updatedAt !== null && updatedAt > nowMs)
    errors.push(
      userError([...field, 'consentUpdatedAt'], 'Consent updated at must not be in the future', 'INVALID'),
    );
  return errors;
}

/** The consent as it is kept; a state without its time counts from now. Throws where the location is no id of one. */
export function consentFrom(input: ConsentInput, nowMs: number): Consent {
  const given = parseDateTime(input.consentUpdatedAt ?? '');
  return {
    state: input.marketingState,
    optInLevel: input.marketingOptInLevel ?? 'SINGLE_OPT_IN',
    updatedAt: Math.floor((given ?? nowMs) / 1000),
    sourceLocationId:
      typeof input.sourceLocationId === 'string'
        ? numberOfArgument(input.sourceLocationId, 'Location')
        : undefined,
  };
}
