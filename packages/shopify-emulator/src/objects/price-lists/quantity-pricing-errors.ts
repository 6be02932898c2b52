import { numberOfGlobalId } from '../global-id.ts';
import type { MoneyInput } from '../money.ts';
import type { RequestContext } from '../object-module.ts';
import { findVariant } from '../products/product-store.ts';
import { userError, type UserError } from '../user-error.ts';
import { findEntry, listEntriesTable } from './list-entry.ts';
import { priceErrors } from './price-input.ts';
import { allowsQuantities, type PriceList } from './price-list.ts';
import type { QuantityPricingInput } from './quantity-pricing.ts';
import { ruleFaults, type RuleInput } from './quantity-rule-input.ts';

export interface BreakInput {
  readonly variantId: string;
  readonly minimumQuantity: number;
  readonly price: MoneyInput;
}

const maxBreaks = 10;

export function breakNumber(id: string): number {
  return numberOfGlobalId(id, 'QuantityPriceBreak') ?? 0;
}

/** Everything that is wrong with an update, told at the entries at fault. */
export function quantityPricingErrors(
  context: RequestContext,
  list: PriceList,
  input: QuantityPricingInput,
): readonly UserError[] {
  return [
    ...priceErrors(context, list, input.pricesToAdd, {
      field: ['input', 'pricesToAdd'],
      currency: { message: 'Currency mismatch', code: 'PRICE_ADD_CURRENCY_MISMATCH' },
      variant: { message: 'Variant not found.', code: 'PRICE_ADD_VARIANT_NOT_FOUND' },
      isDetailed: false,
    }),
    ...repeated(input.pricesToAdd, ({ variantId }) => variantId, {
      name: 'pricesToAdd',
      code: 'PRICE_ADD_DUPLICATE_INPUT_FOR_VARIANT',
    }),
    ...priceDeleteErrors(context, list, input.pricesToDeleteByVariantId),
    ...ruleErrors(context, list, input),
    ...ruleDeleteErrors(context, list, input.quantityRulesToDeleteByVariantId),
    ...breakErrors(context, list, input),
    ...breakDeleteErrors(context, list, input),
  ];
}

function at(name: string, index: number, message: string, code: string): UserError {
  return userError(['input', name, String(index)], message, code);
}

function repeated<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
  { name, code }: { readonly name: string; readonly code: string },
): readonly UserError[] {
  const keys = entries.map(keyOf);
  return keys.flatMap((key, index) =>
    keys.indexOf(key) === index ? [] : [at(name, index, 'Duplicate input for variant', code)],
  );
}

function priceDeleteErrors(
  context: RequestContext,
  list: PriceList,
  ids: readonly string[],
): readonly UserError[] {
  return ids.flatMap((id, index) => {
    const variant = findVariant(context, id);
    const name = 'pricesToDeleteByVariantId';
    if (variant === undefined)
      return [at(name, index, 'Variant not found.', 'PRICE_DELETE_VARIANT_NOT_FOUND')];
    return findEntry(context, list.id, variant.id)?.price === undefined
      ? [at(name, index, 'Price is not fixed.', 'PRICE_DELETE_PRICE_NOT_FIXED')]
      : [];
  });
}

/** The codes of a rule's faults here, and the words. */
const ruleCodes: Readonly<Record<string, { readonly code: string; readonly message: string }>> = {
  INCREMENT_IS_GREATER_THAN_MINIMUM: {
    code: 'INCREMENT_IS_GREATER_THAN_MINIMUM',
    message: 'Increment is greater than minimum',
  },
  MINIMUM_NOT_MULTIPLE_OF_INCREMENT: {
    code: 'MINIMUM_NOT_A_MULTIPLE_OF_INCREMENT',
    message: 'Minimum is not a multiple of increment',
  },
  MAXIMUM_NOT_MULTIPLE_OF_INCREMENT: {
    code: 'MAXIMUM_NOT_A_MULTIPLE_OF_INCREMENT',
    message: 'Maximum is not a multiple of increment',
  },
  MINIMUM_IS_GREATER_THAN_MAXIMUM: {
    code: 'MINIMUM_GREATER_THAN_MAXIMUM',
    message: 'Minimum is greater than maximum',
  },
  MINIMUM_IS_HIGHER_THAN_QUANTITY_PRICE_BREAK_MINIMUM: {
    code: 'MIN_HIGHER_THAN_QUANTITY_PRICE_BREAK_MIN',
    message: 'Minimum is higher than the quantity price break minimum',
  },
  MAXIMUM_IS_LOWER_THAN_QUANTITY_PRICE_BREAK_MINIMUM: {
    code: 'MAX_LOWER_THAN_QUANTITY_PRICE_BREAK_MIN',
    message: 'Maximum is less than the quantity price break minimum',
  },
  INCREMENT_NOT_A_MULTIPLE_OF_QUANTITY_PRICE_BREAK_MINIMUM: {
    code: 'INCREMENT_NOT_A_MULTIPLE_OF_QUANTITY_PRICE_BREAK_MIN',
    message: 'Increment must be a multiple of the quantity price break minimum',
  },
};

function ruleErrors(
  context: RequestContext,
  list: PriceList,
  input: QuantityPricingInput,
): readonly UserError[] {
  const name = 'quantityRulesToAdd';
  const found = input.quantityRulesToAdd.flatMap((rule, index) => {
    const fault = ruleFault(context, list, rule);
    return fault === undefined ? [] : [at(name, index, fault.message, `QUANTITY_RULE_ADD_${fault.code}`)];
  });
  const again = repeated(input.quantityRulesToAdd, ({ variantId }) => variantId, {
    name,
    code: 'QUANTITY_RULE_ADD_DUPLICATE_INPUT_FOR_VARIANT',
  });
  return [...found, ...again];
}

/** The first thing that is wrong with a rule. */
function ruleFault(
  context: RequestContext,
  list: PriceList,
  rule: RuleInput,
): { readonly code: string; readonly message: string } | undefined {
  const variant = findVariant(context, rule.variantId);
  if (variant === undefined) return { code: 'VARIANT_NOT_FOUND', message: 'Variant not found.' };
  if (!allowsQuantities(list))
    return { code: 'CATALOG_CONTEXT_NOT_SUPPORTED', message: 'Catalog context not supported' };
  if (rule.increment < 1)
    return { code: 'INCREMENT_IS_LESS_THAN_ONE', message: 'Increment is less than one' };
  if (rule.increment > rule.minimum) return ruleCodes['INCREMENT_IS_GREATER_THAN_MINIMUM'];
  if (rule.minimum < 1) return { code: 'MINIMUM_IS_LESS_THAN_ONE', message: 'Minimum is less than one' };
  if ((rule.maximum ?? 1) < 1)
    return { code: 'MAXIMUM_IS_LESS_THAN_ONE', message: 'Maximum is less than one' };
  const [fault] = ruleFaults(rule, findEntry(context, list.id, variant.id)?.breaks ?? []);
  return fault === undefined ? undefined : ruleCodes[fault.code];
}

function ruleDeleteErrors(
  context: RequestContext,
  list: PriceList,
  ids: readonly string[],
): readonly UserError[] {
  const name = 'quantityRulesToDeleteByVariantId';
  return ids.flatMap((id, index) => {
    const variant = findVariant(context, id);
    if (variant === undefined)
      return [at(name, index, 'Variant not found.', 'QUANTITY_RULE_DELETE_VARIANT_NOT_FOUND')];
    return findEntry(context, list.id, variant.id)?.rule === undefined
      ? [at(name, index, 'Quantity rule not found.', 'QUANTITY_RULE_DELETE_RULE_NOT_FOUND')]
      : [];
  });
}

function breakErrors(
  context: RequestContext,
  list: PriceList,
  input: QuantityPricingInput,
): readonly UserError[] {
  const name = 'quantityPriceBreaksToAdd';
  const found = input.quantityPriceBreaksToAdd.flatMap((priceBreak, index) => {
    const fault = breakFault(context, list, input, priceBreak);
    return fault === undefined
      ? []
      : [at(name, index, fault.message, `QUANTITY_PRICE_BREAK_ADD_${fault.code}`)];
  });
  const again = repeated(
    input.quantityPriceBreaksToAdd,
    ({ variantId, minimumQuantity }) => `${variantId} ${minimumQuantity}`,
    { name, code: 'QUANTITY_PRICE_BREAK_ADD_DUPLICATE_INPUT_FOR_VARIANT_AND_MIN' },
  );
  return [...found, ...again];
}

/** Breaks belong to a fixed price, and keep to the rule that the variant will have. */
function breakFault(
  context: RequestContext,
  list: PriceList,
  input: QuantityPricingInput,
  { variantId, minimumQuantity, price }: BreakInput,
): { readonly code: string; readonly message: string } | undefined {
  const variant = findVariant(context, variantId);
  if (variant === undefined) return { code: 'VARIANT_NOT_FOUND', message: 'Variant not found.' };
  if (price.currencyCode !== list.currency)
    return { code: 'CURRENCY_MISMATCH', message: 'Currency mismatch' };
  const entry = findEntry(context, list.id, variant.id);
  const isPriced =
    input.pricesToAdd.some((added) => added.variantId === variantId) ||
    (entry?.price !== undefined && !input.pricesToDeleteByVariantId.includes(variantId));
  if (!isPriced)
    return { code: 'PRICE_LIST_PRICE_NOT_FOUND', message: "Quantity price break's fixed price not found." };
  const rule = input.quantityRulesToAdd.find((added) => added.variantId === variantId) ?? entry?.rule;
  const { minimum = 1, increment = 1 } = rule ?? {};
  const maximum = rule?.maximum ?? Infinity;
  if (minimumQuantity < minimum)
    return {
      code: 'MIN_LOWER_THAN_QUANTITY_RULES_MIN',
      message: 'Minimum is less than the quantity rule minimum',
    };
  if (minimumQuantity > maximum)
    return {
      code: 'MIN_HIGHER_THAN_QUANTITY_RULES_MAX',
      message: 'Minimum is higher than the quantity rule maximum',
    };
  if (minimumQuantity % increment !== 0)
    return {
      code: 'MIN_NOT_A_MULTIPLE_OF_QUANTITY_RULES_INCREMENT',
      message: 'Minimum is not a multiple of the quantity rule increment',
    };
  const others = input.quantityPriceBreaksToAdd.filter((added) => added.variantId === variantId);
  return (entry?.breaks?.length ?? 0) + others.length > maxBreaks
    ? {
        code: 'LIMIT_EXCEEDED',
        message: 'Exceeded the allowed number of quantity price breaks per variant.',
      }
    : undefined;
}

function breakDeleteErrors(
  context: RequestContext,
  list: PriceList,
  input: QuantityPricingInput,
): readonly UserError[] {
  const missing = input.quantityPriceBreaksToDelete.flatMap((id, index) => {
    const [entry] = context.shop.table(listEntriesTable).find('priceBreak', String(breakNumber(id)));
    return entry?.priceListId === list.id
      ? []
      : [
          at(
            'quantityPriceBreaksToDelete',
            index,
            'Quantity price break not found.',
            'QUANTITY_PRICE_BREAK_DELETE_NOT_FOUND',
          ),
        ];
  });
  const unknown = (input.quantityPriceBreaksToDeleteByVariantId ?? []).flatMap((id, index) =>
    findVariant(context, id) === undefined
      ? [
          at(
            'quantityPriceBreaksToDeleteByVariantId',
            index,
            'Variant not found.',
            'QUANTITY_PRICE_BREAK_DELETE_BY_VARIANT_ID_VARIANT_NOT_FOUND',
          ),
        ]
      : [],
  );
  return [...missing, ...unknown];
}
