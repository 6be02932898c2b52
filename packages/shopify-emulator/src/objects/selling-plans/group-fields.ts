import { connect, type ConnectionArguments } from '../connection.ts';
import { exactCount } from '../count.ts';
import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { productsTable, type Product } from '../products/product.ts';
import { findProduct } from '../products/product-store.ts';
import { variantsTable, type Variant } from '../products/variant.ts';
import { formatTime } from '../shop-time.ts';
import { groupsOf, isMember, memberIds } from './group-members.ts';
import { groupSummary } from './group-summary.ts';
import type { SellingPlanGroup } from './selling-plan-group.ts';

type ProductArguments = { readonly productId?: string | null };

export const groupFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: SellingPlanGroup) => formatGlobalId('SellingPlanGroup', source.id),
  appId: (source: SellingPlanGroup) => source.appId ?? null,
  createdAt: (source: SellingPlanGroup) => formatTime(source.createdAt),
  description: (source: SellingPlanGroup) => source.description ?? null,
  position: (source: SellingPlanGroup) => source.position ?? null,
  summary: (source: SellingPlanGroup) => groupSummary(source),
  sellingPlans: (source: SellingPlanGroup, args: ConnectionArguments) => connect(source.plans, args),
  translations: () => [],
  appliesToProduct: (source: SellingPlanGroup, args: ProductArguments, context: RequestContext) =>
    isMember(context, source.id, numberOfGlobalId(args.productId ?? '', 'Product') ?? 0),
  appliesToProductVariant: (
    source: SellingPlanGroup,
    args: { readonly productVariantId: string },
    context: RequestContext,
  ) => isMember(context, source.id, numberOfGlobalId(args.productVariantId, 'ProductVariant') ?? 0),
  appliesToProductVariants: (source: SellingPlanGroup, args: ProductArguments, context: RequestContext) =>
    variantIds(context, source, args).length > 0,
  products: (source: SellingPlanGroup, args: ConnectionArguments, context: RequestContext) =>
    connect(
      memberIds(context, source.id, 'Product').flatMap(
        (id) => context.shop.table(productsTable).get(id) ?? [],
      ),
      args,
    ),
  productsCount: (source: SellingPlanGroup, _args, context: RequestContext) =>
    exactCount(memberIds(context, source.id, 'Product').length),
  productVariants: (
    source: SellingPlanGroup,
    args: ConnectionArguments & ProductArguments,
    context: RequestContext,
  ) =>
    connect(
      variantIds(context, source, args).flatMap((id) => context.shop.table(variantsTable).get(id) ?? []),
      args,
    ),
  productVariantsCount: (source: SellingPlanGroup, args: ProductArguments, context: RequestContext) =>
    exactCount(variantIds(context, source, args).length),
};

/** The variants in the group, of one product if it is named. */
function variantIds(
  context: RequestContext,
  group: SellingPlanGroup,
  args: ProductArguments,
): readonly number[] {
  if (args.productId === null || args.productId === undefined)
    return memberIds(context, group.id, 'ProductVariant');
  const product = findProduct(context, args.productId);
  return product?.variantIds.filter((id) => isMember(context, group.id, id)) ?? [];
}

/** Whole products show the groups of their variants too; they are counted by their own alone. */
export const productGroupFields: Readonly<Record<string, FieldResolver>> = {
  sellingPlanGroups: (source: Product, args: ConnectionArguments, context: RequestContext) =>
    connect(groupsOfAll(context, [source.id, ...source.variantIds]), args),
  sellingPlanGroupsCount: (source: Product, _args, context: RequestContext) =>
    exactCount(groupsOf(context, source.id).length),
  sellingPlanGroupCount: (source: Product, _args, context: RequestContext) =>
    groupsOf(context, source.id).length,
};

/** A variant can be sold in the ways of its product; those are shown with its own, and not counted. */
export const variantGroupFields: Readonly<Record<string, FieldResolver>> = {
  sellingPlanGroups: (source: Variant, args: ConnectionArguments, context: RequestContext) =>
    connect(groupsOfAll(context, [source.productId, source.id]), args),
  sellingPlanGroupsCount: (source: Variant, _args, context: RequestContext) =>
    exactCount(groupsOf(context, source.id).length),
  sellingPlanGroupCount: (source: Variant, _args, context: RequestContext) =>
    groupsOf(context, source.id).length,
};

function groupsOfAll(context: RequestContext, memberIdList: readonly number[]): readonly SellingPlanGroup[] {
  const groups = memberIdList.flatMap((id) => groupsOf(context, id));
  return [...new Map(groups.map((group) => [group.id, group])).values()].toSorted((a, b) => a.id - b.id);
}
