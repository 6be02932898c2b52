import { userError, type UserError } from '../user-error.ts';
import type { FixedBilling, FixedDelivery } from './plan-policies.ts';

/** The rules of policies that bill once or deliver once: pre-orders, try before you buy. Pure. */
export function fixedBillingErrors(policy: FixedBilling, field: readonly string[]): readonly UserError[] {
  const at = (name: string): readonly string[] => [...field, name];
  const { trigger } = policy;
  const errors: UserError[] = [...chargeErrors(policy, field)];
  if (trigger === 'EXACT_TIME' && policy.exactTime === undefined)
    errors.push(
      userError(
        at('remainingBalanceChargeExactTime'),
        "Remaining balance charge exact time can't be blank",
        'REMAINING_BALANCE_CHARGE_EXACT_TIME_REQUIRED',
      ),
    );
  if (trigger !== 'EXACT_TIME' && policy.exactTime !== undefined)
    errors.push(
      userError(
        at('remainingBalanceChargeExactTime'),
        'Remaining balance charge exact time must not be present',
        'REMAINING_BALANCE_CHARGE_EXACT_TIME_NOT_ALLOWED',
      ),
    );
  if (trigger === 'TIME_AFTER_CHECKOUT' && !isPositiveDuration(policy.timeAfterCheckout))
    errors.push(
      userError(
        at('remainingBalanceChargeTimeAfterCheckout'),
        'Remaining balance charge time after checkout must be present and greater than zero',
        'REMAINING_BALANCE_CHARGE_TIME_AFTER_CHECKOUT_MUST_BE_GREATER_THAN_ZERO',
      ),
    );
  return errors;
}

function chargeErrors(policy: FixedBilling, field: readonly string[]): readonly UserError[] {
  const at = [...field, 'remainingBalanceChargeTrigger'];
  const isSettled = policy.trigger === 'NO_REMAINING_BALANCE';
  if (policy.chargeType === 'PRICE')
    return isSettled
      ? [
          userError(
            at,
            "Remaining balance charge trigger can't be NO_REMAINING_BALANCE when the checkout charge type is PRICE",
            'REMAINING_BALANCE_CHARGE_TRIGGER_NO_REMAINING_BALANCE_ON_PRICE_CHECKOUT_CHARGE',
          ),
        ]
      : [];
  const { chargeValue } = policy;
  if (chargeValue < 0 || chargeValue > 100)
    return [
      userError(
        [...field, 'checkoutCharge', 'value', 'percentage'],
        'Checkout charge value must be within the range of 0 to 100',
        'INVALID',
      ),
    ];
  if (chargeValue < 100 && isSettled)
    return [
      userError(
        at,
        "Remaining balance charge trigger can't be NO_REMAINING_BALANCE when the checkout charge is less than 100%",
        'REMAINING_BALANCE_CHARGE_TRIGGER_NO_REMAINING_BALANCE_ON_PARTIAL_PERCENTAGE_CHECKOUT_CHARGE',
      ),
    ];
  if (chargeValue === 100 && !isSettled)
    return [
      userError(
        at,
        'Remaining balance charge trigger must be NO_REMAINING_BALANCE when the checkout charge is 100%',
        'REMAINING_BALANCE_CHARGE_TRIGGER_ON_FULL_CHECKOUT',
      ),
    ];
  return [];
}

function isPositiveDuration(text: string | undefined): boolean {
  return text !== undefined && text.startsWith('P') && /[1-9]/.test(text);
}

export function fixedDeliveryErrors(policy: FixedDelivery, field: readonly string[]): readonly UserError[] {
  const at = (name: string): readonly string[] => [...field, name];
  const isTimed = policy.trigger === 'EXACT_TIME';
  const isAnchored = policy.trigger === 'ANCHOR';
  const errors: UserError[] = [];
  if (isTimed && policy.exactTime === undefined)
    errors.push(
      userError(
        at('fulfillmentExactTime'),
        "Fulfillment exact time can't be blank",
        'FULFILLMENT_EXACT_TIME_REQUIRED',
      ),
    );
  if (!isTimed && policy.exactTime !== undefined)
    errors.push(
      userError(
        at('fulfillmentExactTime'),
        'Fulfillment exact time must not be present',
        'FULFILLMENT_EXACT_TIME_NOT_ALLOWED',
      ),
    );
  if (isAnchored && policy.anchors.length === 0)
    errors.push(userError(at('anchors'), 'Anchors must be present', 'SELLING_PLAN_ANCHORS_REQUIRED'));
  if (!isAnchored && policy.anchors.length > 0)
    errors.push(userError(at('anchors'), 'Anchors must not be present', 'SELLING_PLAN_ANCHORS_NOT_ALLOWED'));
  return errors;
}
