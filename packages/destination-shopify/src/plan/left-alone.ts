import type { Change, FieldChange } from '@backstock/core';
import type { PresentCustomer } from '../observe/present-customer.ts';
import { requiredCustomer } from '../observe/present-customer.ts';
import { consentState } from './consent.ts';

/**
 * Whether an existing customer's field is left alone: it is only for new customers (`create`), or for those that have no
 * value yet (`empty`). The members of a consent follow its state. Pure.
 */
export function isLeftAlone(field: FieldChange, { change, present, storeId }: PresentContext): boolean {
  const when = whenOf(field, change);
  if (when === 'create') return true;
  if (when === 'always') return false;
  return field.action === 'clear' || !isEmpty(field.field, requiredCustomer(present, storeId));
}

export interface PresentContext {
  readonly change: Change;
  readonly storeId: string;
  readonly present: PresentCustomer | undefined;
}

function whenOf(field: FieldChange, change: Change): FieldChange['when'] {
  if (field.field.startsWith('emailMarketingConsent.')) {
    return consentState('emailMarketingConsent', change)?.when ?? field.when;
  }
  if (field.field.startsWith('smsMarketingConsent.')) {
    return consentState('smsMarketingConsent', change)?.when ?? field.when;
  }
  return field.when;
}

function isEmpty(field: string, present: PresentCustomer): boolean {
  switch (field) {
    case 'email':
    case 'phone':
    case 'firstName':
    case 'lastName':
    case 'note':
      return (present[field] ?? '') === '';
    case 'tags':
    case 'taxExemptions':
    case 'addresses':
      return (present[field] ?? []).length === 0;
    // Every customer has these two.
    case 'locale':
    case 'taxExempt':
      return false;
    default:
      if (field.startsWith('metafields.')) return (present.metafields[field] ?? null) === null;
      return isUndecided(field.startsWith('emailMarketingConsent.') ? present.emailState : present.smsState);
  }
}

function isUndecided(state: string | null): boolean {
  return state === null || state === 'NOT_SUBSCRIBED';
}
