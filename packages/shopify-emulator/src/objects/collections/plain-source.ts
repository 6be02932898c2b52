import type { RequestContext } from '../object-module.ts';
import type { ConditionsSource, RuleSet } from './collection-source.ts';
import { conditionsOfRules } from './conditions-of-rules.ts';

/** The source of a collection to which products are added one by one. */
export function blankSource(context: RequestContext): ConditionsSource {
  return {
    kind: 'conditions',
    id: context.shop.allocateId(),
    title: 'Products',
    description: undefined,
    isShareable: undefined,
    appId: undefined,
    targetsVariants: undefined,
    inclusion: { matchType: undefined, conditions: [] },
    exclusion: undefined,
    ruleSet: undefined,
  };
}

/** The source that says the same as checked rules; `before` is the one whose rules they replace. */
export function ruleSetSource(
  context: RequestContext,
  ruleSet: RuleSet,
  before: ConditionsSource = blankSource(context),
): ConditionsSource {
  const matchType = ruleSet.appliedDisjunctively ? 'ANY' : 'ALL';
  return { ...before, inclusion: { matchType, conditions: conditionsOfRules(context, ruleSet) }, ruleSet };
}
