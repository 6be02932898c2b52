import { at, idAt, openStore, type LocalStore } from './open-store.ts';

const productFields = `id options { name position values optionValues { name hasVariants } }
  variants(first: 250) { nodes { id title sku price position } }`;

export const optionsCreate = `mutation ($productId: ID!, $options: [OptionCreateInput!]!, $variantStrategy: ProductOptionCreateVariantStrategy) {
  productOptionsCreate(productId: $productId, options: $options, variantStrategy: $variantStrategy) {
    product { ${productFields} } userErrors { field message code } } }`;

export const bulkCreate = `mutation ($productId: ID!, $variants: [ProductVariantsBulkInput!]!, $strategy: ProductVariantsBulkCreateStrategy, $media: [CreateMediaInput!]) {
  productVariantsBulkCreate(productId: $productId, variants: $variants, strategy: $strategy, media: $media) {
    product { ${productFields} } productVariants { id title } userErrors { field message code } } }`;

export interface Catalog extends LocalStore {
  /** A product with its default variant; gives its id. */
  addProduct(title?: string): Promise<string>;
  /** The titles of the product's variants, in order of position. */
  titles(productId: string): Promise<readonly string[]>;
  /** Each option as `Wood: Oak, (Ash)`; the values in parentheses have no variants. */
  options(productId: string): Promise<readonly string[]>;
  variantIds(productId: string): Promise<readonly string[]>;
}

export async function openCatalog(): Promise<Catalog> {
  const store = await openStore();
  const readProduct = async (productId: string): Promise<unknown> =>
    store.get(`query ($id: ID!) { product(id: $id) { ${productFields} } }`, { id: productId });
  const variants = async (productId: string): Promise<readonly Record<string, unknown>[]> =>
    list(at(await readProduct(productId), 'variants', 'nodes'));
  return {
    ...store,
    async addProduct(title = 'Table') {
      const document = `mutation ($title: String!) { productCreate(product: { title: $title }) { product { id } } }`;
      return idAt(await store.get(document, { title }), 'product');
    },
    titles: async (productId) => (await variants(productId)).map(({ title }) => String(title)),
    variantIds: async (productId) => (await variants(productId)).map(({ id }) => String(id)),
    async options(productId) {
      return list(at(await readProduct(productId), 'options')).map((read) => {
        const values = list(read['optionValues']).map(({ name, hasVariants }) =>
          hasVariants === true ? String(name) : `(${String(name)})`,
        );
        return `${String(read['name'])}: ${values.join(', ')}`;
      });
    },
  };
}

function list(value: unknown): readonly Record<string, unknown>[] {
  return value as readonly Record<string, unknown>[];
}

/** What variants choose: `choose({ Wood: 'Oak' })`. */
export function choose(values: Readonly<Record<string, string>>): readonly object[] {
  return Object.entries(values).map(([optionName, name]) => ({ optionName, name }));
}

/** An option as `productOptionsCreate` takes it. */
export function option(name: string, ...values: readonly string[]): object {
  return { name, values: values.map((value) => ({ name: value })) };
}
