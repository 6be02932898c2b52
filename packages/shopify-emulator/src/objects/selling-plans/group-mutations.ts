import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import { checkNestedMetafields } from '../metafields/nested-metafields.ts';
import { deleteMetafieldsOf, writeMetafield } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import type { UserError } from '../user-error.ts';
import { blankGroup, draftGroup } from './draft-group.ts';
import { joinGroup, removeAllMembers } from './group-members.ts';
import { findMembers, noGroupError } from './find-members.ts';
import { findGroup, sellingPlanGroupsTable, type SellingPlanGroup } from './selling-plan-group.ts';
import type { SellingPlanGroupInput, SellingPlanInput } from './selling-plan-input.ts';

interface GroupPayload {
  readonly sellingPlanGroup: SellingPlanGroup | null;
  readonly userErrors: readonly UserError[];
}

type CreateArguments = {
  readonly input: SellingPlanGroupInput;
  readonly resources?: {
    readonly productIds?: readonly string[] | null;
    readonly productVariantIds?: readonly string[] | null;
  } | null;
};

export function sellingPlanGroupCreate(
  _source: unknown,
  args: CreateArguments,
  context: RequestContext,
): GroupPayload {
  const { group, userErrors } = draftGroup(context, blankGroup(context), args.input);
  const field = (name: string): readonly string[] => ['resources', name];
  const products = findMembers(context, 'Product', args.resources?.productIds ?? [], field('productIds'));
  const variantIds = args.resources?.productVariantIds ?? [];
  const variants = findMembers(context, 'ProductVariant', variantIds, field('productVariantIds'));
  const metafields = planMetafields(context, group, args.input);
  const errors = [...userErrors, ...products.userErrors, ...variants.userErrors, ...metafields.userErrors];
  if (errors.length > 0) return { sellingPlanGroup: null, userErrors: errors };
  context.shop.table(sellingPlanGroupsTable).put(group);
  metafields.write();
  for (const id of products.ids) joinGroup(context, group.id, { id, gidType: 'Product' });
  for (const id of variants.ids) joinGroup(context, group.id, { id, gidType: 'ProductVariant' });
  return { sellingPlanGroup: group, userErrors: [] };
}

interface PlanMetafields {
  readonly userErrors: readonly UserError[];
  readonly write: () => void;
}

/** The metafields that an input gives to plans: those that are created are the last ones of the group, the others have ids. */
function planMetafields(
  context: RequestContext,
  group: SellingPlanGroup,
  input: SellingPlanGroupInput,
): PlanMetafields {
  const inputs = input.sellingPlansToCreate ?? [];
  const firstCreated = group.plans.length - inputs.length;
  const checks = [
    ...inputs.map((plan, index) =>
      checkPlan(context, group.plans[firstCreated + index]?.id, plan, [
        'sellingPlansToCreate',
        String(index),
      ]),
    ),
    ...(input.sellingPlansToUpdate ?? []).map((plan, index) =>
      checkPlan(context, numberOfGlobalId(plan.id ?? '', 'SellingPlan') ?? undefined, plan, [
        'sellingPlansToUpdate',
        String(index),
      ]),
    ),
  ];
  return {
    userErrors: checks.flatMap((check) => check.userErrors).map(withPlanCode),
    write: () => {
      for (const { owner, writes } of checks)
        for (const write of writes) writeMetafield(context, owner, write);
    },
  };
}

function checkPlan(
  context: RequestContext,
  planId: number | undefined,
  input: SellingPlanInput,
  place: readonly string[],
) {
  const owner = { gidType: 'SellingPlan', number: planId ?? 0 };
  const metafields = planId === undefined ? [] : (input.metafields ?? []);
  return { owner, ...checkNestedMetafields(context, owner, metafields, ['input', ...place, 'metafields']) };
}

/** Selling plans have no codes of their own for metafields. */
const metafieldCodes: ReadonlySet<string> = new Set(['BLANK', 'TAKEN', 'TOO_LONG', 'TOO_SHORT']);

function withPlanCode(error: UserError): UserError {
  return error.code === null || metafieldCodes.has(error.code) ? error : { ...error, code: 'INVALID' };
}

interface UpdatePayload extends GroupPayload {
  readonly deletedSellingPlanIds: readonly string[] | null;
}

export function sellingPlanGroupUpdate(
  _source: unknown,
  args: { readonly id: string; readonly input: SellingPlanGroupInput },
  context: RequestContext,
): UpdatePayload {
  const before = findGroup(context, args.id);
  const refused = (userErrors: readonly UserError[]): UpdatePayload => ({
    deletedSellingPlanIds: null,
    sellingPlanGroup: null,
    userErrors,
  });
  if (before === undefined) return refused([noGroupError(['id'])]);
  const draft = draftGroup(context, before, args.input);
  if (draft.userErrors.length > 0) return refused(draft.userErrors);
  const metafields = planMetafields(context, draft.group, args.input);
  if (metafields.userErrors.length > 0) return refused(metafields.userErrors);
  const group = { ...draft.group, updatedAt: nowSeconds(context) };
  context.shop.table(sellingPlanGroupsTable).put(group);
  metafields.write();
  for (const id of draft.deletedPlanIds) deleteMetafieldsOf(context, { gidType: 'SellingPlan', number: id });
  return {
    deletedSellingPlanIds: draft.deletedPlanIds.map((id) => formatGlobalId('SellingPlan', id)),
    sellingPlanGroup: group,
    userErrors: [],
  };
}

interface DeletePayload {
  readonly deletedSellingPlanGroupId: string | null;
  readonly userErrors: readonly UserError[];
}

export function sellingPlanGroupDelete(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): DeletePayload {
  const group = findGroup(context, args.id);
  if (group === undefined) return { deletedSellingPlanGroupId: null, userErrors: [noGroupError(['id'])] };
  removeAllMembers(context, group.id);
  for (const plan of group.plans) deleteMetafieldsOf(context, { gidType: 'SellingPlan', number: plan.id });
  context.shop.table(sellingPlanGroupsTable).delete(group.id);
  return { deletedSellingPlanGroupId: formatGlobalId('SellingPlanGroup', group.id), userErrors: [] };
}
