import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { isMember, joinGroup, leaveGroup, type MemberType } from './group-members.ts';
import { findMember, findMembers, memberNames, noGroupError } from './find-members.ts';
import { findGroup, type SellingPlanGroup } from './selling-plan-group.ts';

type MemberArguments = {
  readonly id: string;
  readonly productIds?: readonly string[];
  readonly productVariantIds?: readonly string[];
};

/** `sellingPlanGroupAddProducts` and its like: all are added, or none. */
export function addMembers(gidType: MemberType): FieldResolver {
  return (_source, args: MemberArguments, context: RequestContext) => {
    const [name, gids] = idsOf(gidType, args);
    const group = findGroup(context, args.id);
    if (group === undefined) return { sellingPlanGroup: null, userErrors: [noGroupError(['id'])] };
    const found = findMembers(context, gidType, gids, [name]);
    const taken = found.ids
      .filter((id) => isMember(context, group.id, id))
      .map(() => userError([name], 'Resource has already been taken', 'TAKEN'));
    const userErrors = [...found.userErrors, ...taken];
    if (userErrors.length > 0) return { sellingPlanGroup: null, userErrors };
    for (const id of found.ids) joinGroup(context, group.id, { id, gidType });
    return { sellingPlanGroup: group, userErrors: [] };
  };
}

/** `sellingPlanGroupRemoveProducts` and its like: tells which ones were there to be removed. */
export function removeMembers(gidType: MemberType): FieldResolver {
  const removed = gidType === 'Product' ? 'removedProductIds' : 'removedProductVariantIds';
  return (_source, args: MemberArguments, context: RequestContext) => {
    const group = findGroup(context, args.id);
    if (group === undefined) return { [removed]: null, userErrors: [noGroupError(['id'])] };
    const [, gids] = idsOf(gidType, args);
    const ids = gids.map((gid) => numberOfGlobalId(gid, gidType)).filter((id) => id !== null);
    const gone = ids.filter((id) => leaveGroup(context, group.id, id));
    return { [removed]: gone.map((id) => formatGlobalId(gidType, id)), userErrors: [] };
  };
}

function idsOf(gidType: MemberType, args: MemberArguments): readonly [string, readonly string[]] {
  return gidType === 'Product'
    ? ['productIds', args.productIds ?? []]
    : ['productVariantIds', args.productVariantIds ?? []];
}

type GroupsArguments = {
  readonly id: string;
  readonly sellingPlanGroupIds: readonly string[];
};

/** `productJoinSellingPlanGroups` and its like: the same from the side of the product or variant. */
export function joinGroups(gidType: MemberType): FieldResolver {
  return (_source, args: GroupsArguments, context: RequestContext) =>
    changeGroups(context, gidType, args, (groups, member) => {
      const taken = groups.filter((group) => isMember(context, group.id, member.id));
      if (taken.length > 0)
        return taken.map(() =>
          userError(['sellingPlanGroupIds'], 'Resource has already been taken', 'TAKEN'),
        );
      for (const group of groups) joinGroup(context, group.id, { id: member.id, gidType });
      return [];
    });
}

export function leaveGroups(gidType: MemberType): FieldResolver {
  return (_source, args: GroupsArguments, context: RequestContext) =>
    changeGroups(context, gidType, args, (groups, member) => {
      for (const group of groups) leaveGroup(context, group.id, member.id);
      return [];
    });
}

function changeGroups(
  context: RequestContext,
  gidType: MemberType,
  args: GroupsArguments,
  change: (groups: readonly SellingPlanGroup[], member: { readonly id: number }) => readonly UserError[],
): Readonly<Record<string, unknown>> {
  const name = gidType === 'Product' ? 'product' : 'productVariant';
  const member = findMember(context, gidType, args.id);
  if (member === undefined) {
    const code = gidType === 'Product' ? 'PRODUCT_DOES_NOT_EXIST' : 'PRODUCT_VARIANT_DOES_NOT_EXIST';
    return { [name]: null, userErrors: [userError(['id'], `${memberNames[gidType]} does not exist.`, code)] };
  }
  const groups = args.sellingPlanGroupIds.flatMap((id) => findGroup(context, id) ?? []);
  const userErrors =
    groups.length < args.sellingPlanGroupIds.length
      ? [noGroupError(['sellingPlanGroupIds'])]
      : change(groups, member);
  return { [name]: userErrors.length > 0 ? null : member, userErrors };
}
