import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startEmulator, type Emulator } from '../src/index.ts';
import { at } from './open-store.ts';

/** One product is changed in many ways, sound and unsound, and must hold together after each of them. */

const names = ['Wood', 'Size', 'Finish'];
const values = ['a', 'b', 'c', 'd'];

const option = fc.record({
  name: fc.constantFrom(...names),
  values: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }),
});
const choices = fc.array(
  fc.record({ optionName: fc.constantFrom(...names), name: fc.constantFrom(...values) }),
  { maxLength: 3 },
);
const index = fc.nat(5);
const step = fc.oneof(
  fc.record({
    kind: fc.constant('create-variants' as const),
    variants: fc.array(choices, { maxLength: 3 }),
    strategy: fc.constantFrom('DEFAULT', 'REMOVE_STANDALONE_VARIANT', 'PRESERVE_STANDALONE_VARIANT'),
  }),
  fc.record({
    kind: fc.constant('update-variants' as const),
    changes: fc.array(fc.tuple(index, choices), { maxLength: 3 }),
    partial: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('delete-variants' as const), which: fc.array(index, { maxLength: 3 }) }),
  fc.record({
    kind: fc.constant('move-variant' as const),
    which: index,
    position: fc.integer({ min: 0, max: 6 }),
  }),
  fc.record({
    kind: fc.constant('create-options' as const),
    options: fc.array(option, { maxLength: 2 }),
    variantStrategy: fc.constantFrom('CREATE', 'LEAVE_AS_IS'),
  }),
  fc.record({
    kind: fc.constant('update-option' as const),
    which: index,
    add: fc.array(fc.constantFrom(...values), { maxLength: 2 }),
    remove: fc.array(index, { maxLength: 2 }),
    position: fc.integer({ min: 1, max: 3 }),
    strategy: fc.constantFrom('MANAGE', 'LEAVE_AS_IS'),
  }),
  fc.record({
    kind: fc.constant('delete-options' as const),
    which: fc.array(index, { maxLength: 2 }),
    strategy: fc.constantFrom('DEFAULT', 'POSITION', 'NON_DESTRUCTIVE'),
  }),
  fc.record({ kind: fc.constant('reverse-options' as const) }),
  fc.record({
    kind: fc.constant('set' as const),
    options: fc.uniqueArray(option, { selector: ({ name }) => name, maxLength: 3 }),
    variants: fc.array(fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }), { maxLength: 4 }),
  }),
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

interface Read {
  readonly id: string;
  readonly options: readonly ReadOption[];
  readonly variants: { readonly nodes: readonly ReadVariant[] };
}

interface ReadOption {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly optionValues: readonly {
    readonly id: string;
    readonly name: string;
    readonly hasVariants: boolean;
  }[];
}

interface ReadVariant {
  readonly id: string;
  readonly title: string;
  readonly position: number;
  readonly selectedOptions: readonly { readonly name: string; readonly value: string }[];
  readonly inventoryItem: { readonly id: string };
}

async function read(emulator: Emulator, id: string): Promise<Read> {
  const answer = await emulator.control.write(
    `query ($id: ID!) { product(id: $id) { id options { id name position optionValues { id name hasVariants } }
      variants(first: 250) { nodes { id title position selectedOptions { name value } inventoryItem { id } } } } }`,
    { id },
  );
  return at(answer, 'data', 'product') as Read;
}

const errors = 'userErrors { field message code }';
const documents: Readonly<Record<Step['kind'], string>> = {
  'create-variants': `mutation ($id: ID!, $variants: [ProductVariantsBulkInput!]!, $strategy: ProductVariantsBulkCreateStrategy) {
    productVariantsBulkCreate(productId: $id, variants: $variants, strategy: $strategy) { ${errors} } }`,
  'update-variants': `mutation ($id: ID!, $variants: [ProductVariantsBulkInput!]!, $partial: Boolean) {
    productVariantsBulkUpdate(productId: $id, variants: $variants, allowPartialUpdates: $partial) { ${errors} } }`,
  'delete-variants': `mutation ($id: ID!, $ids: [ID!]!) { productVariantsBulkDelete(productId: $id, variantsIds: $ids) { ${errors} } }`,
  'move-variant': `mutation ($id: ID!, $positions: [ProductVariantPositionInput!]!) {
    productVariantsBulkReorder(productId: $id, positions: $positions) { ${errors} } }`,
  'create-options': `mutation ($id: ID!, $options: [OptionCreateInput!]!, $variantStrategy: ProductOptionCreateVariantStrategy) {
    productOptionsCreate(productId: $id, options: $options, variantStrategy: $variantStrategy) { ${errors} } }`,
  'update-option': `mutation ($id: ID!, $option: OptionUpdateInput!, $add: [OptionValueCreateInput!], $remove: [ID!],
    $strategy: ProductOptionUpdateVariantStrategy) { productOptionUpdate(productId: $id, option: $option,
    optionValuesToAdd: $add, optionValuesToDelete: $remove, variantStrategy: $strategy) { ${errors} } }`,
  'delete-options': `mutation ($id: ID!, $ids: [ID!]!, $strategy: ProductOptionDeleteStrategy) {
    productOptionsDelete(productId: $id, options: $ids, strategy: $strategy) { ${errors} } }`,
  'reverse-options': `mutation ($id: ID!, $options: [OptionReorderInput!]!) {
    productOptionsReorder(productId: $id, options: $options) { ${errors} } }`,
  set: `mutation ($id: ID!, $input: ProductSetInput!) { productSet(identifier: { id: $id }, input: $input) { ${errors} } }`,
};

const some = <Entry>(entries: readonly Entry[], number: number): Entry | undefined =>
  entries[number % entries.length];

function variablesOf(state: Read, taken: Step): object {
  const variants = state.variants.nodes;
  const variantId = (which: number): string => some(variants, which)?.id ?? '';
  const optionAt = (which: number): ReadOption | undefined => some(state.options, which);
  switch (taken.kind) {
    case 'create-variants':
      return { ...taken, variants: taken.variants.map((optionValues) => ({ optionValues })) };
    case 'update-variants':
      return {
        partial: taken.partial,
        variants: taken.changes.map(([which, optionValues]) => ({ id: variantId(which), optionValues })),
      };
    case 'delete-variants':
      return { ids: taken.which.map(variantId) };
    case 'move-variant':
      return { positions: [{ id: variantId(taken.which), position: taken.position }] };
    case 'create-options':
      return {
        variantStrategy: taken.variantStrategy,
        options: taken.options.map((wanted) => ({ ...wanted, values: named(wanted.values) })),
      };
    case 'update-option': {
      const chosen = optionAt(taken.which);
      return {
        option: { id: chosen?.id, position: taken.position },
        add: named(taken.add),
        remove: taken.remove.map((which) => some(chosen?.optionValues ?? [], which)?.id),
        strategy: taken.strategy,
      };
    }
    case 'delete-options':
      return { ids: taken.which.map((which) => optionAt(which)?.id), strategy: taken.strategy };
    case 'reverse-options':
      return {
        options: state.options.toReversed().map(({ id, optionValues }) => ({
          id,
          values: optionValues.toReversed().map((value) => ({ id: value.id })),
        })),
      };
    case 'set':
      return {
        input: {
          productOptions: taken.options.map((wanted) => ({ ...wanted, values: named(wanted.values) })),
          variants: taken.variants.map((picks) => ({
            optionValues: taken.options.map((wanted, place) => ({
              optionName: wanted.name,
              name: some(wanted.values, picks[place] ?? 0),
            })),
          })),
        },
      };
  }
}

function named(list: readonly string[]): readonly object[] {
  return list.map((name) => ({ name }));
}

/** What must be so whatever happened. */
function expectSound({ options, variants: { nodes } }: Read): void {
  expect(nodes.length).toBeGreaterThan(0);
  expect(nodes.map(({ position }) => position)).toEqual(nodes.map((_node, place) => place + 1));
  expect(options.map(({ position }) => position)).toEqual(options.map((_option, place) => place + 1));
  for (const { selectedOptions } of nodes)
    expect(selectedOptions.map(({ name }) => name)).toEqual(options.map(({ name }) => name));
  expect(new Set(nodes.map(({ title }) => title)).size).toBe(nodes.length);
  expect(new Set(nodes.map(({ inventoryItem }) => inventoryItem.id)).size).toBe(nodes.length);
  for (const { name, optionValues } of options) {
    const used = new Set(
      nodes.map(({ selectedOptions }) => selectedOptions.find((chosen) => chosen.name === name)?.value),
    );
    for (const value of optionValues) expect(value.hasVariants).toBe(used.has(value.name));
    expect(new Set(optionValues.map((value) => value.name)).size).toBe(optionValues.length);
  }
}

test('a product, its options and its variants hold together after any history', async () => {
  await using emulator = await startEmulator({ clock: { now: () => Date.UTC(2026, 4, 4) } });
  const create = 'mutation { productCreate(product: { title: "Table" }) { product { id } } }';
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      emulator.control.reset();
      const created = await emulator.control.write(create);
      const id = String(at(created, 'data', 'productCreate', 'product', 'id'));
      let state = await read(emulator, id);
      for (const taken of steps) {
        const before = state;
        const answer = await emulator.control.write(documents[taken.kind], {
          id,
          ...variablesOf(state, taken),
        });
        expect(answer).not.toHaveProperty('errors');
        state = await read(emulator, id);
        expectSound(state);
        const [payload] = Object.values(at(answer, 'data') as Record<string, unknown>);
        const userErrors = at(payload, 'userErrors') as readonly unknown[];
        const mayKeepSome = taken.kind === 'update-variants' && taken.partial;
        const isRefused = userErrors.length > 0 && !mayKeepSome;
        expect(isRefused ? state : before).toEqual(before);
      }
    }),
    { numRuns: 40, seed: 77 },
  );
});
