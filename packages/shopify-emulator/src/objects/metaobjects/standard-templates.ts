import { fieldDefinitionView } from './field-definition-view.ts';
import type { FieldDefinition, MetaobjectDefinition } from './metaobject-definition.ts';
import { inWords } from './words.ts';

/** A definition that Shopify has ready. */
export interface StandardTemplate {
  readonly type: string;
  readonly name: string;
  readonly displayNameKey: string;
  readonly fields: readonly FieldDefinition[];
}

/** Templates of attributes of the product taxonomy, by the handle of the attribute. */
const attributeHandles = new Set(['color-pattern', 'fabric', 'material', 'size']);

export function standardTemplate(type: string): StandardTemplate | undefined {
  const handle = /^shopify--(.+)$/.exec(type)?.[1];
  if (handle === undefined || !attributeHandles.has(handle)) return undefined;
  return handle === 'color-pattern' ? colorPattern(type) : attribute(type, handle);
}

function colorPattern(type: string): StandardTemplate {
  const fields = [
    field(1, 'label', 'single_line_text_field', { isRequired: true }),
    field(2, 'color', 'color'),
    field(3, 'image', 'file_reference'),
    field(4, 'color_taxonomy_reference', 'list.product_taxonomy_value_reference', {
      isRequired: true,
      attribute: 'color',
    }),
    field(5, 'pattern_taxonomy_reference', 'product_taxonomy_value_reference', {
      isRequired: true,
      attribute: 'pattern',
    }),
  ];
  return { type, name: 'Color', displayNameKey: 'label', fields };
}

function attribute(type: string, handle: string): StandardTemplate {
  const fields = [
    field(1, 'label', 'single_line_text_field', { isRequired: true }),
    field(2, 'taxonomy_reference', 'product_taxonomy_value_reference', {
      isRequired: true,
      attribute: handle,
    }),
  ];
  return { type, name: inWords(handle), displayNameKey: 'label', fields };
}

function field(
  number: number,
  key: string,
  type: string,
  more: { readonly isRequired?: true; readonly attribute?: string } = {},
): FieldDefinition {
  const { isRequired, attribute: value } = more;
  return {
    number,
    key,
    name: inWords(key),
    description: undefined,
    type,
    isRequired,
    isFilterable: undefined,
    validations: value === undefined ? [] : [{ name: 'product_taxonomy_attribute_handle', value }],
  };
}

/** What the fields of `StandardMetaobjectDefinitionTemplate` are read from. */
export function templateView(definition: MetaobjectDefinition): object {
  const { type, name, displayNameKey, access, fields } = definition;
  return {
    type,
    name,
    description: null,
    displayNameKey: displayNameKey ?? null,
    access,
    enabledCapabilities: [{ capabilityType: 'TRANSLATABLE' }],
    fieldDefinitions: fields.map((standardField) => ({
      ...fieldDefinitionView(standardField),
      visibleToStorefrontApi: true,
    })),
  };
}
