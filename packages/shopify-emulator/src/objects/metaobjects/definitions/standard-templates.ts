import type { FieldDefinition } from '../metaobject-definition.ts';

/** A definition that Shopify has ready. */
export interface StandardTemplate {
  readonly type: string;
  readonly name: string;
  readonly displayNameKey: string;
  readonly fields: readonly FieldDefinition[];
}

/**
 * Attributes of Shopify's product taxonomy by handle (github.com/Shopify/product-taxonomy): those that many kinds of products
 * have. Each is a template, whose entries are the values that products can have.
 */
const attributeNames: ReadonlyMap<string, string> = new Map([
  ['accessory-size', 'Accessory size'],
  ['activity', 'Activity'],
  ['age-group', 'Age group'],
  ['best-uses', 'Best uses'],
  ['chain-link-type', 'Chain link type'],
  ['closure-type', 'Closure type'],
  ['cup-size', 'Cup size'],
  ['fabric', 'Fabric'],
  ['fit', 'Fit'],
  ['jewelry-type', 'Jewelry type'],
  ['lens-polarization', 'Lens polarization'],
  ['material', 'Material'],
  ['neckline', 'Neckline'],
  ['ring-size', 'Ring size'],
  ['shape', 'Shape'],
  ['shoe-size', 'Shoe size'],
  ['size', 'Size'],
  ['sleeve-length-type', 'Sleeve length type'],
  ['target-gender', 'Target gender'],
  ['waist-rise', 'Waist rise'],
]);

export function standardTemplate(type: string): StandardTemplate | undefined {
  const handle = /^shopify--(.+)$/.exec(type)?.[1] ?? '';
  if (handle === 'color-pattern') return colorPattern(type);
  const name = attributeNames.get(handle);
  return name === undefined ? undefined : attributeTemplate(type, handle, name);
}

/** Colors and patterns are two attributes in one. */
function colorPattern(type: string): StandardTemplate {
  const fields = [
    label,
    { ...label, number: 2, key: 'color', name: 'Color', type: 'color', isRequired: undefined },
    { ...label, number: 3, key: 'image', name: 'Image', type: 'file_reference', isRequired: undefined },
    baseValue(4, { attribute: 'color', isList: true }),
    baseValue(5, { attribute: 'pattern', isList: false }),
  ];
  return { type, name: 'Color', displayNameKey: label.key, fields };
}

function attributeTemplate(type: string, attribute: string, name: string): StandardTemplate {
  const base = { ...baseValue(2, { attribute, isList: false }), key: 'taxonomy_reference' };
  return {
    type,
    name,
    displayNameKey: label.key,
    fields: [label, { ...base, name: `Base ${name.toLowerCase()}` }],
  };
}

const label: FieldDefinition = {
  number: 1,
  key: 'label',
  name: 'Label',
  description: undefined,
  type: 'single_line_text_field',
  isRequired: true,
  isFilterable: undefined,
  validations: [],
};

/** The value of the taxonomy that an entry goes back to. */
function baseValue(
  number: number,
  { attribute, isList }: { readonly attribute: string; readonly isList: boolean },
): FieldDefinition {
  const type = 'product_taxonomy_value_reference';
  return {
    ...label,
    number,
    key: `${attribute}_taxonomy_reference`,
    name: `Base ${attribute}`,
    type: isList ? `list.${type}` : type,
    validations: [{ name: 'product_taxonomy_attribute_handle', value: attribute }],
  };
}
