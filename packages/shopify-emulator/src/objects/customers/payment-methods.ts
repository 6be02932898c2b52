import type { FieldResolver } from '../object-module.ts';
import { userError } from '../user-error.ts';

/** Nothing here keeps payment methods for customers, so none is ever found. */
function notFound(code: string | null = null): readonly object[] {
  return [userError(['customerPaymentMethodId'], 'Customer payment method does not exist', code)];
}

export const paymentMethodMutations: Readonly<Record<string, FieldResolver>> = {
  customerPaymentMethodSendUpdateEmail: () => ({ customer: null, userErrors: notFound() }),
  customerPaymentMethodRevoke: () => ({ revokedCustomerPaymentMethodId: null, userErrors: notFound() }),
  customerPaymentMethodGetUpdateUrl: () => ({
    updatePaymentMethodUrl: null,
    userErrors: notFound('PAYMENT_METHOD_DOES_NOT_EXIST'),
  }),
};
