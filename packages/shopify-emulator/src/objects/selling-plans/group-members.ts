import type { Row, TableDefinition } from '../../store/table.ts';
import type { RequestContext } from '../object-module.ts';
import { sellingPlanGroupsTable, type SellingPlanGroup } from './selling-plan-group.ts';

/** The groups that one product or variant is in by itself, in a row under its number. What is in none has no row. */
interface Membership extends Row {
  readonly gidType: MemberType;
  /** In ascending order. */
  readonly groupIds: readonly number[];
}

export type MemberType = 'Product' | 'ProductVariant';

const membershipsTable: TableDefinition<Membership> = {
  name: 'sellingPlanMemberships',
  indexes: { group: (row) => row.groupIds.map((id) => memberKey(id, row.gidType)) },
};

function memberKey(groupId: number, gidType: MemberType): string {
  return `${groupId} ${gidType}`;
}

/** Numbers of the products or variants in a group, in ascending order. */
export function memberIds(context: RequestContext, groupId: number, gidType: MemberType): readonly number[] {
  return context.shop.table(membershipsTable).findIds('group', memberKey(groupId, gidType));
}

export function isMember(context: RequestContext, groupId: number, memberId: number): boolean {
  return groupIdsOf(context, memberId).includes(groupId);
}

/** The groups that a product or variant is in by itself, in the order of their ids. */
export function groupsOf(context: RequestContext, memberId: number): readonly SellingPlanGroup[] {
  const table = context.shop.table(sellingPlanGroupsTable);
  return groupIdsOf(context, memberId).flatMap((id) => table.get(id) ?? []);
}

function groupIdsOf(context: RequestContext, memberId: number): readonly number[] {
  return context.shop.table(membershipsTable).get(memberId)?.groupIds ?? [];
}

export function joinGroup(
  context: RequestContext,
  groupId: number,
  member: { readonly id: number; readonly gidType: MemberType },
): void {
  const groupIds = groupIdsOf(context, member.id);
  if (groupIds.includes(groupId)) return;
  const joined = [...groupIds, groupId].toSorted((a, b) => a - b);
  context.shop.table(membershipsTable).put({ ...member, groupIds: joined });
}

/** True if it was in the group. */
export function leaveGroup(context: RequestContext, groupId: number, memberId: number): boolean {
  const table = context.shop.table(membershipsTable);
  const row = table.get(memberId);
  if (row?.groupIds.includes(groupId) !== true) return false;
  const groupIds = row.groupIds.filter((id) => id !== groupId);
  if (groupIds.length === 0) table.delete(memberId);
  else table.put({ ...row, groupIds });
  return true;
}

/** To be called when a product or variant is deleted. */
export function leaveAllGroups(context: RequestContext, memberId: number): void {
  context.shop.table(membershipsTable).delete(memberId);
}

/** To be called when a group is deleted. */
export function removeAllMembers(context: RequestContext, groupId: number): void {
  const members = [
    ...memberIds(context, groupId, 'Product'),
    ...memberIds(context, groupId, 'ProductVariant'),
  ];
  // From the end, where an index lets go of a row at once, however many there are.
  for (const id of members.toReversed()) leaveGroup(context, groupId, id);
}
