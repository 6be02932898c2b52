import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { variantsTable } from '../products/variant.ts';
import { entriesOfList, type QuantityRule } from './list-entry.ts';
import type { PriceList } from './price-list.ts';

type RulesArguments = ConnectionArguments & {
  readonly originType?: 'FIXED' | 'RELATIVE' | null;
};

/** `QuantityRule`; its number is that of the variant. */
export interface RuleView {
  readonly id: number;
  readonly minimum: number;
  readonly maximum: number | null;
  readonly increment: number;
  readonly isDefault: boolean;
  readonly originType: 'FIXED' | 'RELATIVE';
}

export function ruleView(variantId: number, rule: QuantityRule | undefined): RuleView {
  return {
    id: variantId,
    minimum: rule?.minimum ?? 1,
    maximum: rule?.maximum ?? null,
    increment: rule?.increment ?? 1,
    isDefault: rule === undefined,
    originType: rule === undefined ? 'RELATIVE' : 'FIXED',
  };
}

/** The rules that a list has; it says nothing of variants that keep to the usual one. */
export function rulesOfList(
  list: PriceList,
  args: RulesArguments,
  context: RequestContext,
): Connection<RuleView> {
  const ruled = entriesOfList(context, list.id).filter(({ rule }) => rule !== undefined);
  const wanted = args.originType === 'RELATIVE' ? [] : ruled;
  return connect(
    wanted.map((entry) => ruleView(entry.variantId, entry.rule)),
    args,
  );
}

export const ruleFields: Readonly<Record<string, FieldResolver>> = {
  productVariant: (source: RuleView, _args, context: RequestContext) =>
    context.shop.table(variantsTable).get(source.id) ?? null,
};
