import type { RequestContext } from '../object-module.ts';
import { findVariant } from '../products/product-store.ts';
import { userError, type UserError } from '../user-error.ts';
import { changeEntry, findEntry, type PriceBreak, type QuantityRule } from './list-entry.ts';
import { ruleView, type RuleView } from './price-list-fields.ts';
import { findPriceList, type PriceList } from './price-list.ts';

export interface RuleInput {
  readonly variantId: string;
  readonly minimum: number;
  readonly maximum?: number | null;
  readonly increment: number;
}

export function ruleOf({ minimum, maximum, increment }: RuleInput): QuantityRule {
  return { minimum, maximum: maximum ?? undefined, increment };
}

/** Buyers of a region cannot be held to quantities, so the list of a market's catalog has no rules. */
export function allowsQuantities(list: PriceList): boolean {
  return list.catalogId === undefined;
}

interface AddPayload {
  readonly quantityRules: readonly RuleView[] | null;
  readonly userErrors: readonly UserError[];
}

export function quantityRulesAdd(
  _source: unknown,
  args: { readonly priceListId: string; readonly quantityRules: readonly RuleInput[] },
  context: RequestContext,
): AddPayload {
  const list = findPriceList(args.priceListId, context);
  const rules = args.quantityRules;
  const userErrors = list === undefined ? [listNotFound()] : addErrors(context, list, rules);
  if (list === undefined || userErrors.length > 0) return { quantityRules: null, userErrors };
  const views = rules.flatMap((input) => {
    const variant = findVariant(context, input.variantId);
    if (variant === undefined) return [];
    changeEntry(context, list.id, variant.id, { rule: ruleOf(input) });
    return [ruleView(variant.id, ruleOf(input))];
  });
  return { quantityRules: views, userErrors: [] };
}

function listNotFound(): UserError {
  return userError(['priceListId'], 'Price list does not exist.', 'PRICE_LIST_DOES_NOT_EXIST');
}

function addErrors(
  context: RequestContext,
  list: PriceList,
  rules: readonly RuleInput[],
): readonly UserError[] {
  if (!allowsQuantities(list))
    return [
      userError(
        ['priceListId'],
        'Quantity rules can be associated only with company location catalogs or catalogs associated with compatible markets.',
        'CATALOG_CONTEXT_DOES_NOT_SUPPORT_QUANTITY_RULES',
      ),
    ];
  const ids = rules.map(({ variantId }) => variantId);
  return rules.flatMap((rule, index) => {
    const field = ['quantityRules', String(index)];
    if (ids.indexOf(rule.variantId) !== ids.lastIndexOf(rule.variantId))
      return [
        userError(
          [...field, 'variantId'],
          'Quantity rule inputs must be unique by variant id.',
          'DUPLICATE_INPUT_FOR_VARIANT',
        ),
      ];
    const variant = findVariant(context, rule.variantId);
    if (variant === undefined)
      return [
        userError(
          [...field, 'variantId'],
          'Product variant ID does not exist.',
          'PRODUCT_VARIANT_DOES_NOT_EXIST',
        ),
      ];
    const breaks = findEntry(context, list.id, variant.id)?.breaks ?? [];
    return ruleFaults(rule, breaks).map(({ part, code, message }) =>
      userError([...field, part], message, code),
    );
  });
}

interface RuleFault {
  readonly part: 'increment' | 'maximum' | 'minimum';
  readonly code: string;
  readonly message: string;
}

/** Pure. */
export function ruleFaults(rule: RuleInput, breaks: readonly PriceBreak[]): readonly RuleFault[] {
  const tooSmall = (['minimum', 'increment', 'maximum'] as const)
    .filter((part) => (rule[part] ?? 1) < 1)
    .map((part) => ({
      part,
      code: 'GREATER_THAN_OR_EQUAL_TO',
      message: `${part.charAt(0).toUpperCase()}${part.slice(1)} must be greater than or equal to one.`,
    }));
  return tooSmall.length > 0 ? tooSmall : [...proportionFaults(rule), ...breakFaults(rule, breaks)];
}

function proportionFaults(rule: RuleInput): readonly RuleFault[] {
  const { increment, minimum } = rule;
  const maximum = rule.maximum ?? undefined;
  const faults: RuleFault[] = [];
  if (increment > minimum)
    faults.push({
      part: 'increment',
      code: 'INCREMENT_IS_GREATER_THAN_MINIMUM',
      message: 'Increment must be lower than or equal to the minimum.',
    });
  else if (minimum % increment !== 0)
    faults.push({
      part: 'minimum',
      code: 'MINIMUM_NOT_MULTIPLE_OF_INCREMENT',
      message: 'Minimum must be a multiple of the increment.',
    });
  if (maximum !== undefined && minimum > maximum)
    faults.push({
      part: 'minimum',
      code: 'MINIMUM_IS_GREATER_THAN_MAXIMUM',
      message: 'Minimum must be lower than or equal to the maximum.',
    });
  if (maximum !== undefined && maximum % increment !== 0)
    faults.push({
      part: 'maximum',
      code: 'MAXIMUM_NOT_MULTIPLE_OF_INCREMENT',
      message: 'Maximum must be a multiple of the increment.',
    });
  return faults;
}

function breakFaults(rule: RuleInput, breaks: readonly PriceBreak[]): readonly RuleFault[] {
  const quantities = breaks.map(({ minimumQuantity }) => minimumQuantity);
  const such = 'all quantity price break minimums associated with this variant in the specified price list.';
  const faults: RuleFault[] = [];
  if (quantities.some((quantity) => quantity < rule.minimum))
    faults.push({
      part: 'minimum',
      code: 'MINIMUM_IS_HIGHER_THAN_QUANTITY_PRICE_BREAK_MINIMUM',
      message: `Minimum must be less than or equal to ${such}`,
    });
  const maximum = rule.maximum ?? undefined;
  if (maximum !== undefined && quantities.some((quantity) => quantity > maximum))
    faults.push({
      part: 'maximum',
      code: 'MAXIMUM_IS_LOWER_THAN_QUANTITY_PRICE_BREAK_MINIMUM',
      message: `Maximum must be greater than or equal to ${such}`,
    });
  if (quantities.some((quantity) => quantity % rule.increment !== 0))
    faults.push({
      part: 'increment',
      code: 'INCREMENT_NOT_A_MULTIPLE_OF_QUANTITY_PRICE_BREAK_MINIMUM',
      message: `Increment must be a multiple of ${such}`,
    });
  return faults;
}

interface DeletePayload {
  readonly deletedQuantityRulesVariantIds: readonly string[] | null;
  readonly userErrors: readonly UserError[];
}

export function quantityRulesDelete(
  _source: unknown,
  args: { readonly priceListId: string; readonly variantIds: readonly string[] },
  context: RequestContext,
): DeletePayload {
  const list = findPriceList(args.priceListId, context);
  const userErrors = list === undefined ? [listNotFound()] : deleteErrors(context, list, args.variantIds);
  if (list === undefined || userErrors.length > 0)
    return { deletedQuantityRulesVariantIds: null, userErrors };
  for (const id of args.variantIds) {
    const variant = findVariant(context, id);
    if (variant !== undefined) changeEntry(context, list.id, variant.id, { rule: undefined });
  }
  return { deletedQuantityRulesVariantIds: args.variantIds, userErrors: [] };
}

function deleteErrors(
  context: RequestContext,
  list: PriceList,
  variantIds: readonly string[],
): readonly UserError[] {
  return variantIds.flatMap((id, index) => {
    const field = ['variantIds', String(index)];
    const variant = findVariant(context, id);
    if (variant === undefined)
      return [userError(field, 'Product variant ID does not exist.', 'PRODUCT_VARIANT_DOES_NOT_EXIST')];
    return findEntry(context, list.id, variant.id)?.rule === undefined
      ? [
          userError(
            field,
            'Quantity rule for variant associated with the price list provided does not exist.',
            'VARIANT_QUANTITY_RULE_DOES_NOT_EXIST',
          ),
        ]
      : [];
  });
}
