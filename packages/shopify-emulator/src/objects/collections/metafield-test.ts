import { parseJson } from '../../schema/json.ts';
import { definitionsTable } from '../metafields/metafield-definition.ts';
import { findEntry } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { compares } from './compare-amounts.ts';
import type { ConditionTest, MetafieldCondition } from './condition.ts';

/** A condition on a metafield of products or of variants. Without its definition it holds for nothing. */
export function metafieldTest(context: RequestContext, condition: MetafieldCondition): ConditionTest {
  const definition = context.shop.table(definitionsTable).get(condition.definitionId);
  if (definition === undefined) return { of: 'product', holds: () => false };
  const isOfVariant = definition.ownerType === 'PRODUCTVARIANT';
  const gidType = isOfVariant ? 'ProductVariant' : 'Product';
  const holds = valueTest(condition);
  const test = ({ id }: { readonly id: number }): boolean => {
    const entry = findEntry(context, { gidType, number: id }, definition);
    return entry !== undefined && holds(entry.value);
  };
  return isOfVariant ? { of: 'variant', holds: test } : { of: 'product', holds: test };
}

function valueTest(condition: MetafieldCondition): (value: string) => boolean {
  const { kind, relation, values, matchType } = condition;
  const wanted = values.map((value) => value.toLowerCase());
  const all = (test: (value: string) => boolean): boolean =>
    matchType === 'ALL' ? wanted.every(test) : wanted.some(test);
  if (relation === 'INCLUDES')
    return (value) => {
      const entries = listOf(value);
      return all((one) => entries.includes(one));
    };
  if (kind === 'metafieldDecimal' || kind === 'metafieldInteger')
    return (value) => all((one) => compares(relation, Number(value), Number(one)));
  return (value) => all((one) => one === value.toLowerCase());
}

function listOf(value: string): readonly string[] {
  const list = parseJson(value);
  return Array.isArray(list) ? list.map((entry) => String(entry).toLowerCase()) : [];
}
