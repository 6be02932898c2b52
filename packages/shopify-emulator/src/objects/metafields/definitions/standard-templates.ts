import type { DefinitionIdentifier } from '../metafield-definition.ts';
import type { ValidationOption } from '../values/validation-options.ts';

/** A definition that Shopify has prepared, under a namespace and key that are reserved for it. */
export interface StandardTemplate {
  readonly __typename: 'StandardMetafieldDefinitionTemplate';
  readonly id: number;
  readonly namespace: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly type: string;
  readonly ownerTypes: readonly string[];
  readonly validations: readonly ValidationOption[];
}

type Description = Omit<
  StandardTemplate,
  '__typename' | 'description' | 'id' | 'ownerTypes' | 'validations'
> & {
  readonly description?: string;
  readonly ownerTypes?: readonly string[];
  readonly validations?: Readonly<Record<string, string>>;
};

const recommendations = 'shopify--discovery--product_recommendation';
const isbn = String.raw`^((\d{3})?([\-\s])?(\d{1,5})([\-\s])?(\d{1,7})([\-\s])?(\d{6})([\-\s])?(\d{1}))$`;

/**
 * The templates of https://shopify.dev/docs/apps/build/metafields/list-of-standard-definitions (2026-07) by number. Shopify has
 * further ones: those of the categories of its product taxonomy.
 */
const descriptions: Readonly<Record<number, Description>> = {
  1: {
    namespace: 'descriptors',
    key: 'subtitle',
    name: 'Product subtitle',
    description: 'Used as a shorthand for a product name',
    type: 'single_line_text_field',
    validations: { max: '70' },
  },
  2: {
    namespace: 'descriptors',
    key: 'care_guide',
    name: 'Care guide',
    description: 'Instructions for taking care of a product or apparel',
    type: 'multi_line_text_field',
    validations: { max: '500' },
  },
  3: {
    namespace: 'facts',
    key: 'isbn',
    name: 'ISBN',
    description: 'International Standard Book Number',
    type: 'single_line_text_field',
    validations: { regex: isbn },
  },
  4: {
    namespace: 'facts',
    key: 'upc',
    name: 'UPC',
    description: 'Universal Product Code',
    type: 'single_line_text_field',
    validations: { regex: String.raw`^\d{12}$` },
  },
  5: {
    namespace: 'facts',
    key: 'ean',
    name: 'EAN',
    description: 'European Article Number',
    type: 'single_line_text_field',
    validations: { regex: String.raw`^\d{13}$` },
  },
  6: {
    namespace: 'reviews',
    key: 'rating',
    name: 'Product rating',
    type: 'rating',
    validations: { scale_min: '1.0', scale_max: '5.0' },
  },
  7: { namespace: 'reviews', key: 'rating_count', name: 'Product rating count', type: 'number_integer' },
  14: {
    namespace: recommendations,
    key: 'related_products',
    name: 'Related products',
    type: 'list.product_reference',
    ownerTypes: ['PRODUCT'],
  },
  15: {
    namespace: recommendations,
    key: 'related_products_display',
    name: 'Related products settings',
    type: 'single_line_text_field',
    ownerTypes: ['PRODUCT'],
    validations: { choices: '["only manual","ahead"]' },
  },
  16: {
    namespace: 'shopify--discovery--product_search_boost',
    key: 'queries',
    name: 'Search product boosts',
    type: 'list.single_line_text_field',
    ownerTypes: ['PRODUCT'],
  },
  17: {
    namespace: recommendations,
    key: 'complementary_products',
    name: 'Complementary products',
    type: 'list.product_reference',
    ownerTypes: ['PRODUCT'],
  },
  19: { namespace: 'facts', key: 'birth_date', name: 'Birth date', type: 'date', ownerTypes: ['CUSTOMER'] },
  20: {
    namespace: 'import_information',
    key: 'trade_item_description',
    name: 'Trade item description',
    type: 'multi_line_text_field',
  },
  21: {
    namespace: 'import_information',
    key: 'product_transport_declaration',
    name: 'Product transport declaration',
    type: 'list.single_line_text_field',
  },
  27: {
    namespace: 'shopify',
    key: 'external_url',
    name: 'External URL',
    type: 'url',
    ownerTypes: ['PRODUCTVARIANT'],
  },
};

export const standardTemplates: readonly StandardTemplate[] = Object.entries(descriptions).map(
  ([id, { description = '', ownerTypes = ['PRODUCT', 'PRODUCTVARIANT'], validations = {}, ...rest }]) => ({
    __typename: 'StandardMetafieldDefinitionTemplate',
    id: Number(id),
    ...rest,
    description,
    ownerTypes,
    validations: Object.entries(validations).map(([name, value]) => ({ name, value })),
  }),
);

const byIdentifier: ReadonlyMap<string, StandardTemplate> = new Map(
  standardTemplates.map((template) => [`${template.namespace} ${template.key}`, template]),
);

/** The template that a namespace and key are reserved for, if it is for things of this kind. */
export function findStandardTemplate({
  ownerType,
  namespace,
  key,
}: DefinitionIdentifier): StandardTemplate | undefined {
  const template = byIdentifier.get(`${namespace} ${key}`);
  return template?.ownerTypes.includes(ownerType) === true ? template : undefined;
}
