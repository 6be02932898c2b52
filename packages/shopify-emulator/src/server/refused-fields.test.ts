import { buildSchema, graphqlSync } from 'graphql';
import { expect, test } from 'vitest';
import type { Refusal } from '../control/faults.ts';
import { defaultSwitches, type Switches } from '../store/switches.ts';
import { answerRefused } from './refused-fields.ts';

const schema = buildSchema(`
  type Query { a: Int }
  input Line { name: String! }
  type Problem { field: [String!] message: String! code: String }
  type Payload { names: [String!] userErrors: [Problem!]! }
  type Mutation {
    productVariantsBulkUpdate(variants: [Line!]!, allowPartialUpdates: Boolean): Payload
    inventorySetQuantities(input: Batch!): Payload
    metafieldsSet(variants: [Line!]!): Payload
  }
  input Batch { lines: [Line!]! }
`);

interface Given {
  readonly variants?: readonly { readonly name: string }[];
  readonly input?: { readonly lines: readonly { readonly name: string }[] };
}

/** Takes every line, except that it complains of those that are called `bad`. */
function takeLines(args: Given): object {
  const [lines, path] =
    args.input === undefined ? [args.variants ?? [], ['variants']] : [args.input.lines, ['input', 'lines']];
  const bad = [...lines.entries()].filter(([, line]) => line.name === 'bad');
  return {
    names: lines.map((line) => line.name),
    userErrors: bad.map(([index]) => ({
      field: [...path, String(index), 'name'],
      message: 'Bad',
      code: 'OWN',
    })),
  };
}

function answer(document: string, places: readonly (readonly string[])[], switches: Partial<Switches> = {}) {
  const refusals: readonly Refusal[] = places.map((item) => ({
    message: 'No',
    code: null,
    field: item,
    item,
  }));
  const { data, errors } = graphqlSync({
    schema,
    source: `mutation { ${document} { names userErrors { field message code } } }`,
    fieldResolver(source, args, _context, info) {
      if (source !== undefined) return Reflect.get(source, info.fieldName);
      return answerRefused(
        info,
        args,
        { refusals, switches: { ...defaultSwitches, ...switches } },
        takeLines,
      );
    },
  });
  return { data: JSON.parse(JSON.stringify(data ?? null)), errors };
}

const lines = (...names: readonly string[]) => `[${names.map((name) => `{name: "${name}"}`).join(', ')}]`;
const no = (...field: readonly string[]) => ({ field, message: 'No', code: null });

test('a batch that Shopify takes as one is refused whole', () => {
  const { data } = answer(`metafieldsSet(variants: ${lines('a', 'b')})`, [['variants', '1']]);
  expect(data).toEqual({ metafieldsSet: { names: null, userErrors: [no('variants', '1')] } });
});

test('where partial updates are allowed the rest is taken, and its errors keep their places', () => {
  const document = `productVariantsBulkUpdate(allowPartialUpdates: true, variants: ${lines('a', 'b', 'bad', 'c', 'bad')})`;
  const { data } = answer(document, [
    ['variants', '1'],
    ['variants', '3'],
  ]);
  expect(data).toEqual({
    productVariantsBulkUpdate: {
      names: ['a', 'bad', 'bad'],
      userErrors: [
        { field: ['variants', '2', 'name'], message: 'Bad', code: 'OWN' },
        { field: ['variants', '4', 'name'], message: 'Bad', code: 'OWN' },
        no('variants', '1'),
        no('variants', '3'),
      ],
    },
  });
});

test('without partial updates nothing is taken', () => {
  const { data } = answer(`productVariantsBulkUpdate(variants: ${lines('a', 'b')})`, [['variants', '0']]);
  expect(data.productVariantsBulkUpdate.names).toBeNull();
});

test.each([
  ['atomic', null],
  ['line-by-line', ['b']],
] as const)('inventory batches follow their switch: %s', (inventoryBatch, names) => {
  const document = `inventorySetQuantities(input: { lines: ${lines('a', 'b')} })`;
  const { data } = answer(document, [['input', 'lines', '0']], { inventoryBatch });
  expect(data).toEqual({ inventorySetQuantities: { names, userErrors: [no('input', 'lines', '0')] } });
});

test('a batch of nothing but refused entries does not run', () => {
  const document = `productVariantsBulkUpdate(allowPartialUpdates: true, variants: ${lines('a')})`;
  expect(answer(document, [['variants', '0']]).data.productVariantsBulkUpdate).toEqual({
    names: null,
    userErrors: [no('variants', '0')],
  });
});
