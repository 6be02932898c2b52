import { formatAmount } from '../money.ts';
import type { RequestContext } from '../object-module.ts';
import { findVariant } from '../products/product-store.ts';
import type { Variant } from '../products/variant.ts';
import { userError, type UserError } from '../user-error.ts';
import { unfix } from './fixed-prices.ts';
import { changeEntry, findEntry, listEntriesTable } from './list-entry.ts';
import { fixPrice, type PriceInput } from './price-input.ts';
import { findPriceList, type PriceList } from './price-list.ts';
import { quantityPricingErrors, breakNumber, type BreakInput } from './quantity-pricing-errors.ts';
import { ruleOf, type RuleInput } from './quantity-rule-input.ts';

export interface QuantityPricingInput {
  readonly pricesToAdd: readonly PriceInput[];
  readonly pricesToDeleteByVariantId: readonly string[];
  readonly quantityRulesToAdd: readonly RuleInput[];
  readonly quantityRulesToDeleteByVariantId: readonly string[];
  readonly quantityPriceBreaksToAdd: readonly BreakInput[];
  readonly quantityPriceBreaksToDelete: readonly string[];
  readonly quantityPriceBreaksToDeleteByVariantId?: readonly string[] | null;
}

interface Payload {
  readonly productVariants: readonly Variant[] | null;
  readonly userErrors: readonly UserError[];
}

/** Prices, rules and breaks of many variants at once: all or nothing; deletions come first. */
export function quantityPricingByVariantUpdate(
  _source: unknown,
  args: { readonly priceListId: string; readonly input: QuantityPricingInput },
  context: RequestContext,
): Payload {
  const list = findPriceList(args.priceListId, context);
  const userErrors =
    list === undefined
      ? [userError(['priceListId'], 'Price list not found.', 'PRICE_LIST_NOT_FOUND')]
      : quantityPricingErrors(context, list, args.input);
  if (list === undefined || userErrors.length > 0) return { productVariants: null, userErrors };
  const touched = [...removeAll(context, list, args.input), ...addAll(context, list, args.input)];
  return {
    productVariants: [...new Map(touched.map((variant) => [variant.id, variant])).values()],
    userErrors: [],
  };
}

function removeAll(
  context: RequestContext,
  list: PriceList,
  input: QuantityPricingInput,
): readonly Variant[] {
  const variantsOf = (ids: readonly string[]): readonly Variant[] =>
    ids.flatMap((id) => findVariant(context, id) ?? []);
  const unpriced = variantsOf(input.pricesToDeleteByVariantId);
  for (const variant of unpriced) unfix(context, list, variant);
  const unruled = variantsOf(input.quantityRulesToDeleteByVariantId);
  for (const { id } of unruled) changeEntry(context, list.id, id, { rule: undefined });
  const unbroken = variantsOf(input.quantityPriceBreaksToDeleteByVariantId ?? []);
  for (const { id } of unbroken) changeEntry(context, list.id, id, { breaks: undefined });
  for (const id of input.quantityPriceBreaksToDelete) removeBreak(context, breakNumber(id));
  return [...unpriced, ...unruled, ...unbroken];
}

function removeBreak(context: RequestContext, number: number): void {
  const [entry] = context.shop.table(listEntriesTable).find('priceBreak', String(number));
  if (entry === undefined) return;
  const rest = (entry.breaks ?? []).filter(({ id }) => id !== number);
  changeEntry(context, entry.priceListId, entry.variantId, {
    breaks: rest.length === 0 ? undefined : rest,
  });
}

function addAll(context: RequestContext, list: PriceList, input: QuantityPricingInput): readonly Variant[] {
  const touched: Variant[] = [];
  const each = (variantId: string, change: (variant: Variant) => void): void => {
    const variant = findVariant(context, variantId);
    if (variant === undefined) return;
    change(variant);
    touched.push(variant);
  };
  for (const price of input.pricesToAdd)
    each(price.variantId, (variant) => fixPrice(context, list, variant.id, price));
  for (const rule of input.quantityRulesToAdd)
    each(rule.variantId, (variant) => changeEntry(context, list.id, variant.id, { rule: ruleOf(rule) }));
  for (const priceBreak of input.quantityPriceBreaksToAdd)
    each(priceBreak.variantId, (variant) => addBreak(context, list, variant, priceBreak));
  return touched;
}

/** One price for each quantity: the last one given counts. */
function addBreak(
  context: RequestContext,
  list: PriceList,
  variant: Variant,
  { minimumQuantity, price }: BreakInput,
): void {
  const before = findEntry(context, list.id, variant.id)?.breaks ?? [];
  const present = before.find((other) => other.minimumQuantity === minimumQuantity);
  const added = {
    id: present?.id ?? context.shop.allocateId(),
    minimumQuantity,
    price: formatAmount(price.amount),
  };
  const breaks = [...before.filter((other) => other !== present), added];
  changeEntry(context, list.id, variant.id, {
    breaks: breaks.toSorted((a, b) => a.minimumQuantity - b.minimumQuantity),
  });
}
