import type { GraphQLResolveInfo } from 'graphql';
import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import type { ObjectModule, RequestContext } from '../object-module.ts';
import { searchTable } from '../search/search-table.ts';
import { groupFields, productGroupFields, variantGroupFields } from './group-fields.ts';
import { sellingPlanGroupCreate, sellingPlanGroupDelete, sellingPlanGroupUpdate } from './group-mutations.ts';
import { groupSearch } from './group-search.ts';
import { addMembers, joinGroups, leaveGroups, removeMembers } from './member-mutations.ts';
import { planFields } from './plan-fields.ts';
import { findGroup, findPlan, sellingPlanGroupsTable, type SellingPlanGroup } from './selling-plan-group.ts';

export const sellingPlansModule: ObjectModule = {
  queries: {
    sellingPlanGroup: (_source, args: { readonly id: string }, context) =>
      findGroup(context, args.id) ?? null,
    sellingPlanGroups,
  },
  mutations: {
    sellingPlanGroupCreate,
    sellingPlanGroupUpdate,
    sellingPlanGroupDelete,
    sellingPlanGroupAddProducts: addMembers('Product'),
    sellingPlanGroupAddProductVariants: addMembers('ProductVariant'),
    sellingPlanGroupRemoveProducts: removeMembers('Product'),
    sellingPlanGroupRemoveProductVariants: removeMembers('ProductVariant'),
    productJoinSellingPlanGroups: joinGroups('Product'),
    productLeaveSellingPlanGroups: leaveGroups('Product'),
    productVariantJoinSellingPlanGroups: joinGroups('ProductVariant'),
    productVariantLeaveSellingPlanGroups: leaveGroups('ProductVariant'),
  },
  types: {
    SellingPlanGroup: groupFields,
    SellingPlan: planFields,
    Product: productGroupFields,
    ProductVariant: variantGroupFields,
  },
  nodes: {
    SellingPlanGroup: (id, context) => {
      const group = findGroup(context, id);
      return group === undefined ? null : { ...group, __typename: 'SellingPlanGroup' };
    },
    SellingPlan: (id, context) => {
      const plan = findPlan(context, id);
      return plan === undefined ? null : { ...plan, __typename: 'SellingPlan' };
    },
  },
  view: (context) => ({ sellingPlanGroups: [...context.shop.table(sellingPlanGroupsTable).rows()] }),
};

interface GroupsArguments extends ConnectionArguments {
  readonly query?: string | null;
  readonly sortKey?: string | null;
}

function sellingPlanGroups(
  _source: unknown,
  args: GroupsArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<SellingPlanGroup> {
  const table = context.shop.table(sellingPlanGroupsTable);
  const found = searchTable(table, args.query, groupSearch, { context, info });
  return connect(found, args, sortValues.get(args.sortKey ?? 'ID'));
}

const sortValues: ReadonlyMap<string, (row: SellingPlanGroup) => string | number> = new Map<
  string,
  (row: SellingPlanGroup) => string | number
>([
  ['CREATED_AT', (row) => row.createdAt],
  ['UPDATED_AT', (row) => row.updatedAt],
  ['NAME', (row) => row.name.toLowerCase()],
]);
