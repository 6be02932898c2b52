import type { PriceBreak, QuantityRule } from './list-entry.ts';

export interface RuleInput {
  readonly variantId: string;
  readonly minimum: number;
  readonly maximum?: number | null;
  readonly increment: number;
}

export function ruleOf({ minimum, maximum, increment }: RuleInput): QuantityRule {
  return { minimum, maximum: maximum ?? undefined, increment };
}

interface RuleFault {
  readonly part: 'increment' | 'maximum' | 'minimum';
  readonly code: string;
  readonly message: string;
}

/** What is wrong with a rule by itself, and beside the breaks that the variant has. Pure. */
export function ruleFaults(rule: RuleInput, breaks: readonly PriceBreak[]): readonly RuleFault[] {
  const tooSmall = (['minimum', 'increment', 'maximum'] as const)
    .filter((part) => (rule[part] ?? 1) < 1)
    .map((part) => ({
      part,
      code: 'GREATER_THAN_OR_EQUAL_TO',
      message: `${part.charAt(0).toUpperCase()}${part.slice(1)} must be greater than or equal to one.`,
    }));
  return tooSmall.length > 0 ? tooSmall : [...proportionFaults(rule), ...breakFaults(rule, breaks)];
}

function proportionFaults(rule: RuleInput): readonly RuleFault[] {
  const { increment, minimum } = rule;
  const maximum = rule.maximum ?? undefined;
  const faults: RuleFault[] = [];
  if (increment > minimum)
    faults.push({
      part: 'increment',
      code: 'INCREMENT_IS_GREATER_THAN_MINIMUM',
      message: 'Increment must be lower than or equal to the minimum.',
    });
  else if (minimum % increment !== 0)
    faults.push({
      part: 'minimum',
      code: 'MINIMUM_NOT_MULTIPLE_OF_INCREMENT',
      message: 'Minimum must be a multiple of the increment.',
    });
  if (maximum !== undefined && minimum > maximum)
    faults.push({
      part: 'minimum',
      code: 'MINIMUM_IS_GREATER_THAN_MAXIMUM',
      message: 'Minimum must be lower than or equal to the maximum.',
    });
  if (maximum !== undefined && maximum % increment !== 0)
    faults.push({
      part: 'maximum',
      code: 'MAXIMUM_NOT_MULTIPLE_OF_INCREMENT',
      message: 'Maximum must be a multiple of the increment.',
    });
  return faults;
}

function breakFaults(rule: RuleInput, breaks: readonly PriceBreak[]): readonly RuleFault[] {
  const quantities = breaks.map(({ minimumQuantity }) => minimumQuantity);
  const such = 'all quantity price break minimums associated with this variant in the specified price list.';
  const faults: RuleFault[] = [];
  if (quantities.some((quantity) => quantity < rule.minimum))
    faults.push({
      part: 'minimum',
      code: 'MINIMUM_IS_HIGHER_THAN_QUANTITY_PRICE_BREAK_MINIMUM',
      message: `Minimum must be less than or equal to ${such}`,
    });
  const maximum = rule.maximum ?? undefined;
  if (maximum !== undefined && quantities.some((quantity) => quantity > maximum))
    faults.push({
      part: 'maximum',
      code: 'MAXIMUM_IS_LOWER_THAN_QUANTITY_PRICE_BREAK_MINIMUM',
      message: `Maximum must be greater than or equal to ${such}`,
    });
  if (quantities.some((quantity) => quantity % rule.increment !== 0))
    faults.push({
      part: 'increment',
      code: 'INCREMENT_NOT_A_MULTIPLE_OF_QUANTITY_PRICE_BREAK_MINIMUM',
      message: `Increment must be a multiple of ${such}`,
    });
  return faults;
}
