import type { AmountRelation } from './condition.ts';

/** What is not there is neither more nor less than anything, nor something else. */
export function compares(relation: AmountRelation, amount: number | undefined, wanted: number): boolean {
  if (relation === 'IS_NOT_SET') return amount === undefined;
  if (amount === undefined) return false;
  switch (relation) {
    case 'IS_SET':
      return true;
    case 'EQUALS':
      return amount === wanted;
    case 'NOT_EQUALS':
      return amount !== wanted;
    case 'GREATER_THAN':
      return amount > wanted;
    case 'LESS_THAN':
      return amount < wanted;
  }
}
