import type { FieldResolver, RequestContext } from '../object-module.ts';
import { findCategory } from '../taxonomy/category.ts';
import type { Collection } from './collection.ts';
import { matchTypeOf, type Rule, type RuleSet } from './collection-source.ts';
import { sourcesOf } from './collection-store.ts';
import { rulesOfConditions } from './rules-of-conditions.ts';
import { conditionDefinitions } from './metafield-conditions.ts';
import { metafieldRelations, ruleColumns, type RuleColumn } from './rule-columns.ts';
import { selectionsTable } from './selection.ts';

/** A collection the way it could be written formerly; null where it has no conditions, or more than rules can tell. */
export function ruleSetOf(context: RequestContext, collection: Collection): RuleSet | null {
  const [only, ...others] = sourcesOf(context, collection);
  if (only?.kind !== 'conditions' || others.length > 0 || only.inclusion.conditions.length === 0) return null;
  const chosen = context.shop.table(selectionsTable).findIds('included', String(only.id));
  if (only.exclusion !== undefined || only.targetsVariants === true || chosen.length > 0) return null;
  if (only.ruleSet !== undefined) return only.ruleSet;
  const rules = rulesOfConditions(context, only.inclusion.conditions);
  return rules === null ? null : { appliedDisjunctively: matchTypeOf(only.inclusion) === 'ANY', rules };
}

export const ruleFields: Readonly<Record<string, FieldResolver>> = {
  conditionObject: (rule: Rule, _args, context: RequestContext) => conditionObject(context, rule),
};

function conditionObject(context: RequestContext, rule: Rule): object {
  if (rule.conditionObjectId !== undefined) {
    const metafieldDefinition = context.resolveNode(rule.conditionObjectId);
    return { __typename: 'CollectionRuleMetafieldCondition', metafieldDefinition };
  }
  const category = rule.column.startsWith('PRODUCT_CATEGORY_ID') ? findCategory(rule.condition) : null;
  return category === null
    ? { __typename: 'CollectionRuleTextCondition', value: rule.condition }
    : { __typename: 'CollectionRuleCategoryCondition', value: category };
}

interface RuleConditions {
  readonly ruleType: string;
  readonly allowedRelations: readonly string[];
  readonly defaultRelation: string;
  readonly ruleObject: object | null;
}

/** What rules can ask for: the columns that every shop has, then the metafields of this one. */
export function collectionRulesConditions(
  _source: unknown,
  _args: unknown,
  context: RequestContext,
): readonly RuleConditions[] {
  const columns = ruleColumns.map(({ name, allowedRelations, defaultRelation }: RuleColumn) => ({
    ruleType: name,
    allowedRelations,
    defaultRelation,
    ruleObject: null,
  }));
  const metafields = conditionDefinitions(context).map((definition) => ({
    ruleType:
      definition.ownerType === 'PRODUCT' ? 'PRODUCT_METAFIELD_DEFINITION' : 'VARIANT_METAFIELD_DEFINITION',
    allowedRelations: metafieldRelations(definition.type),
    defaultRelation: 'EQUALS',
    ruleObject: { __typename: 'CollectionRuleMetafieldCondition', metafieldDefinition: definition },
  }));
  return [...columns, ...metafields];
}
