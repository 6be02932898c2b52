import { userError, type UserError } from '../../user-error.ts';
import type { DefinitionConstraints } from '../metafield-definition.ts';

export interface ConstraintsUpdates {
  readonly key?: string | null;
  readonly values?: readonly { readonly create?: string | null; readonly delete?: string | null }[] | null;
}

/** Only products have subtypes: their categories. */
export function constraintErrors(
  ownerType: string,
  constraints: DefinitionConstraints | null,
): readonly UserError[] {
  if (constraints === null) return [];
  const isKnown = ownerType === 'PRODUCT' && constraints.key === 'category';
  const isOfCategories = constraints.values.every((value) =>
    /^gid:\/\/shopify\/TaxonomyCategory\/[a-z0-9-]+$/.test(value),
  );
  if (isKnown && isOfCategories) return [];
  const wrong = isKnown ? 'values' : 'key';
  return [
    userError(
      ['definition', 'constraints'],
      `Constraints ${wrong} is invalid for this owner type.`,
      'INVALID_CONSTRAINTS',
    ),
  ];
}

/** Null once no value is left, or when the key is set to null. */
export function resultingConstraints(
  before: DefinitionConstraints | null,
  updates: ConstraintsUpdates | null | undefined,
): DefinitionConstraints | null {
  if (updates === null || updates === undefined) return before;
  const key = updates.key === undefined ? before?.key : updates.key;
  if (key === null || key === undefined) return null;
  const values = new Set(before?.values);
  for (const change of updates.values ?? []) {
    if (typeof change.create === 'string') values.add(change.create);
    if (typeof change.delete === 'string') values.delete(change.delete);
  }
  return values.size === 0 ? null : { key, values: [...values] };
}

/** Whether a definition describes things of this subtype: one without constraints describes all. */
export function appliesTo(
  constraints: DefinitionConstraints | null,
  subtype: { readonly key: string; readonly value: string },
): boolean {
  return (
    constraints === null || (constraints.key === subtype.key && constraints.values.includes(subtype.value))
  );
}
