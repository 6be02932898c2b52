import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { findCategory } from '../taxonomy/category.ts';
import { userError, type UserError } from '../user-error.ts';
import { findCollection } from './collection-store.ts';
import type { MatchType } from './collection-source.ts';
import {
  amountKinds,
  amountRelations,
  categoryRelations,
  metafieldKinds,
  metafieldRelations,
  textKinds,
  textRelations,
  type AmountCondition,
  type CategoryCondition,
  type CategoryValue,
  type Condition,
  type MetafieldCondition,
  type TextCondition,
  type WeightCondition,
} from './condition.ts';
import { conditionDefinition, metafieldConditionKind } from './metafield-conditions.ts';

/** A condition as an input gives it: one entry, under the name of its kind. On an update everything in it may be missing. */
export type ConditionInput = Readonly<Partial<Record<Condition['kind'], ConditionValues | null>>>;

interface ConditionValues {
  readonly relation?: string | null;
  readonly matchType?: MatchType | null;
  readonly values?: readonly unknown[] | null;
  readonly value?: unknown;
  readonly definitionId?: string | null;
}

export interface ConditionDraft {
  readonly condition: Condition | undefined;
  readonly userErrors: readonly UserError[];
}

interface Request {
  readonly context: RequestContext;
  readonly id: number;
  readonly values: ConditionValues;
  readonly field: readonly string[];
}

/** A condition as the input wants it, laid over the one that is there already. `field` is where the input stands. */
export function draftCondition(
  context: RequestContext,
  before: Condition | undefined,
  input: ConditionInput,
  field: readonly string[],
): ConditionDraft {
  for (const kind of kinds) {
    const values = input[kind];
    if (values === undefined || values === null) continue;
    if (before !== undefined && before.kind !== kind)
      return refused([...field, kind], 'Condition type cannot be changed');
    const id = before?.id ?? context.shop.allocateId();
    return draftOfKind(kind, before, { context, id, values, field: [...field, kind] });
  }
  return refused(field, 'Condition must be present');
}

const kinds = [
  ...textKinds,
  ...amountKinds,
  ...metafieldKinds,
  'variantWeight',
  'productCategory',
  'collection',
] as const;

function draftOfKind(
  kind: Condition['kind'],
  before: Condition | undefined,
  request: Request,
): ConditionDraft {
  const text = textKinds.find((name) => name === kind);
  if (text !== undefined) return draftText(text, before?.kind === text ? before : undefined, request);
  const amount = amountKinds.find((name) => name === kind);
  if (amount !== undefined) return draftAmount(amount, before?.kind === amount ? before : undefined, request);
  const metafield = metafieldKinds.find((name) => name === kind);
  if (metafield !== undefined)
    return draftMetafield(metafield, before?.kind === metafield ? before : undefined, request);
  if (kind === 'variantWeight') return draftWeight(before?.kind === kind ? before : undefined, request);
  if (kind === 'productCategory') return draftCategories(before?.kind === kind ? before : undefined, request);
  return draftCollections(request);
}

function refused(field: readonly string[], message: string): ConditionDraft {
  return { condition: undefined, userErrors: [userError(field, message)] };
}

function accepted(condition: Condition): ConditionDraft {
  return { condition, userErrors: [] };
}

/** The relation of the input, if it is one of these, else the one that there is. */
function relationOf<Relation extends string>(
  relations: readonly Relation[],
  input: ConditionValues,
  before: Relation | undefined,
): Relation | 'EQUALS' {
  return relations.find((name) => name === input.relation) ?? before ?? 'EQUALS';
}

function draftText(
  kind: TextCondition['kind'],
  before: TextCondition | undefined,
  { id, values: input, field }: Request,
): ConditionDraft {
  const values = input.values?.map(String) ?? before?.values ?? [];
  if (values.length === 0 || values.some((value) => value.trim() === ''))
    return refused([...field, 'values'], "Values can't be blank");
  const relation = relationOf(textRelations, input, before?.relation);
  return accepted({ id, kind, relation, matchType: input.matchType ?? before?.matchType ?? 'ANY', values });
}

function draftAmount(
  kind: AmountCondition['kind'],
  before: AmountCondition | undefined,
  { context, id, values: input, field }: Request,
): ConditionDraft {
  const relation = relationOf(amountRelations, input, before?.relation);
  if (relation === 'IS_SET' || relation === 'IS_NOT_SET')
    return accepted({ id, kind, relation, value: undefined });
  const given = input.value ?? undefined;
  const currency = textOf(given, 'currencyCode');
  if (currency !== undefined && currency !== context.shop.profile.currencyCode)
    return refused([...field, 'value'], "Currency must be the shop's currency");
  const value = given === undefined ? before?.value : Number(textOf(given, 'amount') ?? given);
  return value === undefined
    ? refused([...field, 'value'], "Value can't be blank")
    : accepted({ id, kind, relation, value });
}

function draftWeight(
  before: WeightCondition | undefined,
  { id, values: input, field }: Request,
): ConditionDraft {
  const value = textOf(input.value, 'value') ?? before?.value;
  const unit = textOf(input.value, 'unit') ?? before?.unit ?? 'KILOGRAMS';
  if (value === undefined) return refused([...field, 'value'], "Value can't be blank");
  const relation = relationOf(amountRelations, input, before?.relation);
  return accepted({ id, kind: 'variantWeight', relation, value: Number(value), unit });
}

/** A member of an input object as text. */
function textOf(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null || !(name in value)) return undefined;
  const member: unknown = Reflect.get(value, name);
  return typeof member === 'string' || typeof member === 'number' ? String(member) : undefined;
}

function draftMetafield(
  kind: MetafieldCondition['kind'],
  before: MetafieldCondition | undefined,
  { context, id, values: input, field }: Request,
): ConditionDraft {
  const definition =
    typeof input.definitionId === 'string' ? conditionDefinition(context, input.definitionId) : undefined;
  const definitionId = definition?.id ?? (input.definitionId ? undefined : before?.definitionId);
  if (definitionId === undefined)
    return refused([...field, 'definitionId'], 'Metafield definition does not exist');
  if (definition !== undefined && metafieldConditionKind(definition.type) !== kind)
    return refused([...field, 'definitionId'], 'Metafield definition is of another type');
  const given =
    input.values ?? (input.value === undefined || input.value === null ? undefined : [input.value]);
  const values = given?.map(String) ?? before?.values ?? [];
  if (values.length === 0) return refused([...field, 'values'], "Values can't be blank");
  const relation = relationOf(metafieldRelations, input, before?.relation);
  const matchType = input.matchType ?? before?.matchType ?? 'ANY';
  return accepted({ id, kind, definitionId, relation, matchType, values });
}

function draftCategories(
  before: CategoryCondition | undefined,
  { id, values: input, field }: Request,
): ConditionDraft {
  const values = input.values?.map(categoryValue) ?? before?.values ?? [];
  if (values.length === 0) return refused([...field, 'values'], "Values can't be blank");
  const unknown = values.findIndex((value) => findCategory(value.categoryId) === null);
  if (unknown >= 0)
    return refused([...field, 'values', String(unknown), 'categoryId'], 'Category does not exist');
  return accepted({
    id,
    kind: 'productCategory',
    matchType: input.matchType ?? before?.matchType ?? 'ANY',
    relation: relationOf(categoryRelations, input, before?.relation),
    values,
  });
}

function categoryValue(value: unknown): CategoryValue {
  const includesDescendants =
    typeof value === 'object' && value !== null && Reflect.get(value, 'includeDescendants') === true;
  return { categoryId: textOf(value, 'categoryId') ?? '', includesDescendants };
}

function draftCollections({ context, id, values: input, field }: Request): ConditionDraft {
  const gids = (input.values ?? []).map(String);
  if (gids.length === 0) return refused([...field, 'values'], "Values can't be blank");
  const unknown = gids.findIndex((gid) => findCollection(context, gid) === undefined);
  if (unknown >= 0) return refused([...field, 'values', String(unknown)], 'Collection does not exist');
  const values = gids.map((gid) => numberOfGlobalId(gid, 'Collection')).filter((number) => number !== null);
  return accepted({ id, kind: 'collection', matchType: 'ANY', values });
}
