import type { RequestContext } from '../object-module.ts';
import { findVariant } from '../products/product-store.ts';
import { userError, type UserError } from '../user-error.ts';
import { changeEntry, findEntry } from './list-entry.ts';
import { allowsQuantities, findPriceList, type PriceList } from './price-list.ts';
import { ruleFaults, ruleOf, type RuleInput } from './quantity-rule-input.ts';
import { ruleView, type RuleView } from './quantity-rule-view.ts';

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
