import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { findProduct } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import { userError, type UserError } from '../user-error.ts';
import { childrenOf, listingOfChild, type ChildChoice, type SelectedValue } from './combined-listing.ts';

interface ChildInput {
  readonly childProductId: string;
  readonly selectedParentOptionValues: readonly SelectedValue[];
}

export type CombinedListingArguments = {
  readonly parentProductId: string;
  readonly title?: string | null;
  readonly productsAdded?: readonly ChildInput[] | null;
  readonly productsEdited?: readonly ChildInput[] | null;
  readonly productsRemovedIds?: readonly string[] | null;
  readonly optionsAndValues?: readonly OptionAndValues[] | null;
};

export interface OptionAndValues {
  readonly name: string;
  readonly values: readonly string[];
}

const maxTitle = 255;

/** Whether anything is said of the children or of what they stand for. Pure. */
export function isAboutChildren(args: CombinedListingArguments): boolean {
  const { productsAdded, productsEdited, productsRemovedIds, optionsAndValues } = args;
  return [productsAdded, productsEdited, productsRemovedIds, optionsAndValues].some(Array.isArray);
}

/** What stands against a change of a combined listing; only the first kind is told. */
export function combinedListingErrors(
  context: RequestContext,
  parent: Product | undefined,
  args: CombinedListingArguments,
): readonly UserError[] {
  if (parent === undefined)
    return [userError(['parentProductId'], 'Product does not exist', 'PARENT_PRODUCT_NOT_FOUND')];
  if (parent.combinedListingRole !== 'PARENT')
    return [
      userError(
        ['parentProductId'],
        'The product must be a combined listing.',
        'PARENT_PRODUCT_MUST_BE_A_COMBINED_LISTING',
      ),
    ];
  const checks = [titleErrors, duplicateErrors, emptyErrors, clashErrors, optionErrors];
  for (const check of checks) {
    const errors = check(args);
    if (errors.length > 0) return errors;
  }
  return membershipErrors(context, parent, args);
}

function titleErrors({ title }: CombinedListingArguments): readonly UserError[] {
  return (title ?? '').length > maxTitle
    ? [userError(['title'], `The title cannot be longer than ${maxTitle} characters.`, 'TITLE_TOO_LONG')]
    : [];
}

function duplicateErrors(args: CombinedListingArguments): readonly UserError[] {
  const lists = {
    productsAdded: (args.productsAdded ?? []).map(({ childProductId }) => childProductId),
    productsEdited: (args.productsEdited ?? []).map(({ childProductId }) => childProductId),
    productsRemovedIds: args.productsRemovedIds ?? [],
  };
  return Object.entries(lists)
    .filter(([, ids]) => new Set(ids).size < ids.length)
    .map(([field]) =>
      userError([field], 'The field cannot receive duplicated products.', 'CANNOT_HAVE_DUPLICATED_PRODUCTS'),
    );
}

function emptyErrors(args: CombinedListingArguments): readonly UserError[] {
  const lists = [
    ['productsAdded', args.productsAdded ?? []],
    ['productsEdited', args.productsEdited ?? []],
  ] as const;
  return lists.flatMap(([field, children]) =>
    [...children.entries()]
      .filter(([, { selectedParentOptionValues }]) => selectedParentOptionValues.length === 0)
      .map(([index]) =>
        userError(
          [field, String(index), 'selectedParentOptionValues'],
          'The selected option values cannot be empty.',
          'MUST_HAVE_SELECTED_OPTION_VALUES',
        ),
      ),
  );
}

function clashErrors({ productsEdited, productsRemovedIds }: CombinedListingArguments): readonly UserError[] {
  const removed = new Set(productsRemovedIds ?? []);
  return (productsEdited ?? []).some(({ childProductId }) => removed.has(childProductId))
    ? [
        userError(
          ['productsEdited'],
          'Cannot edit and remove same child products.',
          'EDIT_AND_REMOVE_ON_SAME_PRODUCTS',
        ),
      ]
    : [];
}

function optionErrors({
  productsAdded,
  productsEdited,
  optionsAndValues,
}: CombinedListingArguments): readonly UserError[] {
  const isNeeded = (productsAdded ?? []).length + (productsEdited ?? []).length > 0;
  if (isNeeded && (optionsAndValues ?? []).length === 0)
    return [
      userError(
        ['optionsAndValues'],
        'The optionsAndValues field is required for this operation.',
        'MISSING_OPTION_VALUES',
      ),
    ];
  return (optionsAndValues ?? []).some(({ values }) => values.length === 0)
    ? [
        userError(
          ['optionsAndValues'],
          'Unable to update options with no option values.',
          'OPTION_VALUES_CANNOT_BE_EMPTY',
        ),
      ]
    : [];
}

function membershipErrors(
  context: RequestContext,
  parent: Product,
  args: CombinedListingArguments,
): readonly UserError[] {
  const added = (args.productsAdded ?? []).map(({ childProductId }) => findProduct(context, childProductId));
  const field = ['productsAdded'];
  if (added.includes(undefined)) return [userError(field, 'Product does not exist', 'PRODUCT_NOT_FOUND')];
  if (added.some((product) => product?.combinedListingRole === 'PARENT'))
    return [userError(field, 'Unable to add a product that is a parent.', 'CANNOT_HAVE_PARENT_AS_CHILD')];
  if (added.some((product) => listingOfChild(context, product?.id ?? 0) !== undefined))
    return [
      userError(
        field,
        "A product can't belong to more than one product Combined Listing.",
        'PRODUCT_IS_ALREADY_A_CHILD',
      ),
    ];
  return strangerErrors(context, parent, args);
}

/** Only children can be edited or removed. */
function strangerErrors(
  context: RequestContext,
  parent: Product,
  args: CombinedListingArguments,
): readonly UserError[] {
  const children = new Set(childrenOf(context, parent).map(({ productId }) => productId));
  const isStranger = (id: string): boolean => !children.has(numberOfGlobalId(id, 'Product') ?? 0);
  if ((args.productsEdited ?? []).some(({ childProductId }) => isStranger(childProductId)))
    return [userError(['productsEdited'], 'Product does not exist', 'PRODUCT_NOT_FOUND')];
  return (args.productsRemovedIds ?? []).some(isStranger)
    ? [
        userError(
          ['productsRemovedIds'],
          'Failed to remove membership due to invalid input.',
          'PRODUCT_MEMBERSHIP_NOT_FOUND',
        ),
      ]
    : [];
}

/** The children as they will be. Pure. */
export function changedChildren(
  before: readonly ChildChoice[],
  args: CombinedListingArguments,
): readonly ChildChoice[] {
  const removed = new Set((args.productsRemovedIds ?? []).map((id) => numberOfGlobalId(id, 'Product')));
  const edited = new Map(
    (args.productsEdited ?? []).map((input) => [childOf(input).productId, childOf(input)]),
  );
  return [
    ...before
      .filter(({ productId }) => !removed.has(productId))
      .map((child) => edited.get(child.productId) ?? child),
    ...(args.productsAdded ?? []).map(childOf),
  ];
}

function childOf({ childProductId, selectedParentOptionValues }: ChildInput): ChildChoice {
  return {
    productId: numberOfGlobalId(childProductId, 'Product') ?? 0,
    values: selectedParentOptionValues.map(({ name, value }) => ({ name, value })),
  };
}
