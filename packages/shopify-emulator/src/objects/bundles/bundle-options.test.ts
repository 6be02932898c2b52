import { expect, test } from 'vitest';
import { bundleOptions, combinations } from './bundle-options.ts';
import type { BundleComponent } from './bundle.ts';

const shirt: BundleComponent = {
  productId: 10_001,
  quantity: 1,
  quantityOption: undefined,
  selections: [
    { optionId: 10_011, name: 'Shirt size', values: ['S', 'M'] },
    { optionId: 10_012, name: 'Shirt color', values: ['Red'] },
  ],
};
const socks: BundleComponent = {
  productId: 10_002,
  quantity: undefined,
  quantityOption: {
    name: 'Pairs',
    values: [
      { name: 'Two', quantity: 2 },
      { name: 'Four', quantity: 4 },
    ],
  },
  selections: [{ optionId: 10_021, name: 'Sock size', values: ['S', 'M'] }],
};

test('what leaves a choice becomes an option of the bundle', () => {
  expect(bundleOptions([shirt, socks], [])).toEqual([
    { name: 'Shirt size', values: [{ name: 'S' }, { name: 'M' }] },
    { name: 'Sock size', values: [{ name: 'S' }, { name: 'M' }] },
    { name: 'Pairs', values: [{ name: 'Two' }, { name: 'Four' }] },
  ]);
});

test('an option for several components stands for theirs', () => {
  const selection = (value: string): { readonly optionId: number; readonly value: string }[] => [
    { optionId: 10_011, value },
    { optionId: 10_021, value },
  ];
  const consolidated = {
    name: 'Size',
    selections: [
      { value: 'Small', components: selection('S') },
      { value: 'Medium', components: selection('M') },
    ],
  };
  expect(bundleOptions([shirt, socks], [consolidated])).toEqual([
    { name: 'Size', values: [{ name: 'Small' }, { name: 'Medium' }] },
    { name: 'Pairs', values: [{ name: 'Two' }, { name: 'Four' }] },
  ]);
});

test('combinations change the last choice fastest', () => {
  expect(
    combinations([
      ['a', 'b'],
      ['1', '2'],
    ]),
  ).toEqual([
    ['a', '1'],
    ['a', '2'],
    ['b', '1'],
    ['b', '2'],
  ]);
  expect(combinations([])).toEqual([[]]);
});
