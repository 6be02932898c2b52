/** Calls of one kind: the same document again and again, with other variables each time. */
export interface Workload {
  readonly name: string;
  readonly query: string;
  variables(number: number): Readonly<Record<string, unknown>>;
}

/** Ids of what the seed made, to write to. */
export interface SeededIds {
  readonly customers: readonly string[];
  readonly products: readonly { readonly id: string; readonly variantId: string; readonly itemId: string }[];
  readonly locationId: string;
}

const errors = 'userErrors { field message }';

function pick<Entry>(list: readonly Entry[], number: number): Entry {
  const entry = list[number % list.length];
  if (entry === undefined) throw new Error('The seed made nothing.');
  return entry;
}

export function workloadsOver(ids: SeededIds): readonly Workload[] {
  return [...customerWorkloads(ids), ...productWorkloads(ids)];
}

function customerWorkloads({ customers }: SeededIds): readonly Workload[] {
  const metafield = (number: number, key: string): object => ({
    ownerId: pick(customers, number),
    namespace: 'custom',
    key,
    type: 'number_integer',
    value: String(number),
  });
  return [
    {
      name: 'customerByIdentifier',
      query: 'query ($id: ID!) { customerByIdentifier(identifier: { id: $id }) { id firstName } }',
      variables: (number) => ({ id: pick(customers, number) }),
    },
    {
      name: 'customerCreate',
      query: `mutation ($input: CustomerInput!) { customerCreate(input: $input) { customer { id } ${errors} } }`,
      variables: (number) => ({
        input: {
          email: `bench.${number}@example.com`,
          firstName: 'Ada',
          lastName: `N${number}`,
          tags: ['a'],
        },
      }),
    },
    {
      name: 'customerSet',
      query: `mutation ($id: ID!, $input: CustomerSetInput!) { customerSet(identifier: { id: $id }, input: $input) { customer { id } ${errors} } }`,
      variables: (number) => ({ id: pick(customers, number), input: { firstName: `F${number}`, note: 'x' } }),
    },
    {
      name: 'tagsAdd',
      query: `mutation ($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { node { id } ${errors} } }`,
      variables: (number) => ({ id: pick(customers, number), tags: [`t${number % 7}`] }),
    },
    {
      name: 'metafieldsSet',
      query: `mutation ($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { id } ${errors} } }`,
      variables: (number) => ({ m: [metafield(number, 'points')] }),
    },
    {
      name: 'metafieldsSet × 25',
      query: `mutation ($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { id } ${errors} } }`,
      variables: (number) => ({
        m: Array.from({ length: 25 }, (_, index) => metafield(number * 25 + index, `points_${index}`)),
      }),
    },
  ];
}

function productWorkloads({ products, locationId }: SeededIds): readonly Workload[] {
  return [
    {
      name: 'productCreate',
      query: `mutation ($p: ProductCreateInput!) { productCreate(product: $p) { product { id } ${errors} } }`,
      variables: (number) => ({ p: { title: `Bench ${number}`, vendor: 'Bench', tags: ['b'] } }),
    },
    {
      name: 'productVariantsBulkUpdate',
      query: `mutation ($id: ID!, $v: [ProductVariantsBulkInput!]!) { productVariantsBulkUpdate(productId: $id, variants: $v) { productVariants { id } ${errors} } }`,
      variables(number) {
        const { id, variantId } = pick(products, number);
        return { id, v: [{ id: variantId, price: (1 + (number % 500)).toFixed(2) }] };
      },
    },
    {
      name: 'inventorySetQuantities',
      query: `mutation ($input: InventorySetQuantitiesInput!, $key: String!) { inventorySetQuantities(input: $input) @idempotent(key: $key) { inventoryAdjustmentGroup { id } ${errors} } }`,
      variables: (number) => ({
        key: `bench-${number}`,
        input: {
          name: 'available',
          reason: 'correction',
          quantities: [
            {
              inventoryItemId: pick(products, number).itemId,
              locationId,
              quantity: number % 1_000,
              changeFromQuantity: null,
            },
          ],
        },
      }),
    },
  ];
}
