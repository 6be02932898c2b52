import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import type { ProductOption } from '../products/product-option.ts';
import type { Product } from '../products/product.ts';
import { userError, type UserError } from '../user-error.ts';
import { findLinkDefinition } from './linked-option.ts';
import { linkTaken, noLinkDefinition } from './option-errors.ts';
import type { ValueChangesInput } from './option-value-changes.ts';

const field = ['option', 'linkedMetafield'];

interface Relinked {
  readonly option: ProductOption;
  readonly userErrors: readonly UserError[];
}

/** Links an option to a metafield, or with null to none; the input must then name an entry for each value that stays. */
export function relink(
  context: RequestContext,
  { product, option }: { readonly product: Product; readonly option: ProductOption },
  link: { readonly namespace: string; readonly key: string } | null | undefined,
  input: ValueChangesInput,
): Relinked {
  if (link === undefined) return { option, userErrors: [] };
  if (link === null) {
    const values = option.values.map((value) => ({ ...value, linkedValue: undefined }));
    return { option: { ...option, values, linkedMetafield: undefined }, userErrors: [] };
  }
  const definition = findLinkDefinition(context, link);
  if (definition === undefined) return { option, userErrors: [noLinkDefinition(['option'])] };
  const linkedMetafield = { namespace: definition.namespace, key: definition.key };
  const linked = { ...option, linkedMetafield };
  const isTaken = product.options.some(
    (other) =>
      other !== option &&
      other.linkedMetafield?.namespace === definition.namespace &&
      other.linkedMetafield.key === definition.key,
  );
  if (isTaken) return { option: linked, userErrors: [linkTaken(field)] };
  if (namesEveryValue(option, input)) return { option: linked, userErrors: [] };
  const message =
    'Updating the linked_metafield of an option requires a linked_metafield_value for each option value.';
  return { option: linked, userErrors: [userError(field, message, 'LINKED_OPTION_UPDATE_MISSING_VALUES')] };
}

function namesEveryValue(option: ProductOption, input: ValueChangesInput): boolean {
  const numberOf = (id: string): number | null => numberOfGlobalId(id, 'ProductOptionValue');
  const named = (input.optionValuesToUpdate ?? [])
    .filter(({ linkedMetafieldValue }) => typeof linkedMetafieldValue === 'string')
    .map(({ id }) => numberOf(id));
  const settled = new Set([...named, ...(input.optionValuesToDelete ?? []).map(numberOf)]);
  return option.values.every(({ id }) => settled.has(id));
}
