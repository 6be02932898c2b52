/** What each column of a rule can be compared by, in Shopify's order, its default first where it is another than the first. */
const textRelations = ['EQUALS', 'NOT_EQUALS', 'STARTS_WITH', 'ENDS_WITH', 'CONTAINS', 'NOT_CONTAINS'];
const amountRelations = ['EQUALS', 'NOT_EQUALS', 'GREATER_THAN', 'LESS_THAN'];

export interface RuleColumn {
  readonly name: string;
  readonly allowedRelations: readonly string[];
  readonly defaultRelation: string;
}

function column(name: string, allowedRelations: readonly string[], defaultRelation = 'EQUALS'): RuleColumn {
  return { name, allowedRelations, defaultRelation };
}

/** The columns that do not depend on the definitions of metafields. */
export const ruleColumns: readonly RuleColumn[] = [
  column('TITLE', textRelations, 'CONTAINS'),
  column('VARIANT_TITLE', textRelations, 'CONTAINS'),
  column('TYPE', textRelations),
  column('PRODUCT_CATEGORY_ID', ['EQUALS', 'NOT_EQUALS']),
  column('PRODUCT_CATEGORY_ID_WITH_DESCENDANTS', ['EQUALS', 'NOT_EQUALS']),
  column('PRODUCT_TAXONOMY_NODE_ID', ['EQUALS']),
  column('VENDOR', textRelations),
  column('VARIANT_PRICE', amountRelations),
  column('TAG', ['EQUALS', 'NOT_EQUALS']),
  column('VARIANT_COMPARE_AT_PRICE', amountRelations),
  column('IS_PRICE_REDUCED', ['IS_SET', 'IS_NOT_SET'], 'IS_SET'),
  column('VARIANT_WEIGHT', amountRelations),
  column('VARIANT_INVENTORY', ['EQUALS', 'GREATER_THAN', 'LESS_THAN']),
];

/** How a metafield of a type can be compared in a rule. */
export function metafieldRelations(type: string): readonly string[] {
  return type === 'number_integer' || type === 'number_decimal'
    ? ['EQUALS', 'GREATER_THAN', 'LESS_THAN']
    : ['EQUALS'];
}
