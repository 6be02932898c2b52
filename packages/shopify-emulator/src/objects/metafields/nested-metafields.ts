import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import {
  checkMetafield,
  type MetafieldInput,
  type MetafieldProblem,
  type MetafieldWrite,
} from './check-metafield.ts';
import type { OwnerRef } from './metafield.ts';
import { entriesOf } from './write-metafields.ts';

/** The checked `metafields` of another mutation's input. */
interface NestedMetafields {
  readonly writes: readonly MetafieldWrite[];
  readonly userErrors: readonly UserError[];
}

/**
 * Checks the `metafields` that the input of a thing's own mutation carries (`customerCreate`, `productUpdate`, …), so that
 * the mutation can refuse before it writes anything. Write the result with `writeMetafield`. For a thing that is about to be
 * created, `owner.number` is the number that it will have. `field` is where the list stands in the input.
 */
export function checkNestedMetafields(
  context: RequestContext,
  owner: OwnerRef,
  inputs: readonly MetafieldInput[],
  field: readonly string[] = ['metafields'],
): NestedMetafields {
  const writes: MetafieldWrite[] = [];
  const userErrors: UserError[] = [];
  for (const [index, input] of inputs.entries()) {
    const checked = checkMetafield(context, owner, completed(context, owner, input));
    if (checked.write !== undefined) writes.push(checked.write);
    else if (!isLeftOut(context, checked.problems))
      userErrors.push(...checked.problems.map((problem) => nestedError([...field, String(index)], problem)));
  }
  return { writes, userErrors };
}

/** Whether a value that another thing has is passed over. */
function isLeftOut(context: RequestContext, problems: readonly MetafieldProblem[]): boolean {
  const isLenient = context.shop.switches.duplicateUniqueMetafield === 'left-out';
  return isLenient && problems.every((problem) => problem.code === 'TAKEN');
}

/** An input that names a metafield by id leaves out what the metafield has already. */
function completed(context: RequestContext, owner: OwnerRef, input: MetafieldInput): MetafieldInput {
  const id = typeof input.id === 'string' ? numberOfGlobalId(input.id, 'Metafield') : null;
  const present = entriesOf(context, owner).find((entry) => entry.id === id);
  if (present === undefined) return input;
  return {
    namespace: input.namespace ?? present.namespace,
    key: input.key ?? present.key,
    type: input.type ?? present.type,
    value: input.value ?? present.value,
  };
}

function nestedError(field: readonly string[], { part, message, code }: MetafieldProblem): UserError {
  return userError(part === null ? field : [...field, part], message, code);
}
