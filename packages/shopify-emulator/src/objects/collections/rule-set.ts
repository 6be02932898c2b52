import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import type { Rule, RuleSet } from './collection-source.ts';
import { amountColumns, isMetafieldColumn } from './conditions-of-rules.ts';
import { conditionDefinition } from './metafield-conditions.ts';
import { metafieldRelations, ruleColumns } from './rule-columns.ts';

export interface RuleSetInput {
  readonly appliedDisjunctively: boolean;
  readonly rules?: readonly RuleInput[] | null;
}

interface RuleInput {
  readonly column: string;
  readonly relation: string;
  readonly condition: string;
  readonly conditionObjectId?: string | null;
}

export function readRuleSet(input: RuleSetInput): RuleSet {
  return {
    appliedDisjunctively: input.appliedDisjunctively,
    rules: (input.rules ?? []).map((rule) => ({
      column: rule.column,
      relation: rule.relation,
      condition: rule.condition,
      conditionObjectId: rule.conditionObjectId ?? undefined,
    })),
  };
}

/** What Shopify has against rules. */
export function ruleErrors(context: RequestContext, ruleSet: RuleSet): readonly UserError[] {
  return [...ruleSet.rules.entries()].flatMap(([index, rule]) => {
    const field = (name: string): readonly string[] => ['ruleSet', 'rules', String(index), name];
    const relations = relationsOf(context, rule);
    if (relations === undefined)
      return [userError(field('conditionObjectId'), 'Metafield definition does not exist')];
    if (!relations.includes(rule.relation))
      return [userError(field('relation'), 'Relation is not valid for the column')];
    const needsValue = rule.column !== 'IS_PRICE_REDUCED';
    if (needsValue && rule.condition.trim() === '')
      return [userError(field('condition'), "Condition can't be blank")];
    return amountColumns.has(rule.column) && Number.isNaN(Number(rule.condition))
      ? [userError(field('condition'), 'Condition is not a number')]
      : [];
  });
}

/** undefined where the rule names no definition that it could use. */
function relationsOf(context: RequestContext, rule: Rule): readonly string[] | undefined {
  if (!isMetafieldColumn(rule.column))
    return ruleColumns.find(({ name }) => name === rule.column)?.allowedRelations ?? [];
  const definition = conditionDefinition(context, rule.conditionObjectId);
  const ownerType = rule.column === 'PRODUCT_METAFIELD_DEFINITION' ? 'PRODUCT' : 'PRODUCTVARIANT';
  return definition?.ownerType === ownerType ? metafieldRelations(definition.type) : undefined;
}
