import { listOf, type Names } from './names.ts';

/** What a shop for clothes and things for the home sells. */

export interface Good {
  readonly type: string;
  readonly code: string;
  readonly collection: string;
  /** Sizes, if it comes in several. */
  readonly sizes: readonly string[];
  /** In cents, the cheapest and the dearest. */
  readonly prices: readonly [number, number];
  readonly grams: number;
}

const letters = ['XS', 'S', 'M', 'L', 'XL', 'XXL'];
const feet = ['36', '37', '38', '39', '40', '41', '42', '43', '44', '45'];

export const goods: readonly [Good, ...Good[]] = [
  {
    type: 'Socks',
    code: 'SOC',
    collection: 'Clothing',
    sizes: ['S', 'M', 'L'],
    prices: [900, 2_400],
    grams: 80,
  },
  {
    type: 'Sweater',
    code: 'SWE',
    collection: 'Clothing',
    sizes: letters,
    prices: [5_900, 18_900],
    grams: 450,
  },
  {
    type: 'T-Shirt',
    code: 'TSH',
    collection: 'Clothing',
    sizes: letters,
    prices: [1_900, 5_500],
    grams: 180,
  },
  {
    type: 'Jacket',
    code: 'JAC',
    collection: 'Clothing',
    sizes: letters,
    prices: [9_900, 39_900],
    grams: 900,
  },
  { type: 'Boots', code: 'BOO', collection: 'Shoes', sizes: feet, prices: [8_900, 29_900], grams: 1_400 },
  { type: 'Sneakers', code: 'SNE', collection: 'Shoes', sizes: feet, prices: [6_900, 19_900], grams: 800 },
  {
    type: 'Blanket',
    code: 'BLA',
    collection: 'Home',
    sizes: ['130 × 170 cm', '150 × 200 cm'],
    prices: [4_900, 19_900],
    grams: 1_100,
  },
  { type: 'Mug', code: 'MUG', collection: 'Home', sizes: [], prices: [1_200, 3_400], grams: 350 },
  {
    type: 'Candle',
    code: 'CAN',
    collection: 'Home',
    sizes: ['Small', 'Large'],
    prices: [1_400, 4_800],
    grams: 400,
  },
  { type: 'Tote Bag', code: 'TOT', collection: 'Accessories', sizes: [], prices: [1_500, 6_900], grams: 200 },
  { type: 'Scarf', code: 'SCA', collection: 'Accessories', sizes: [], prices: [2_900, 11_900], grams: 150 },
];

export const adjectives: Names = listOf(
  'Alpine, Arctic, Birch, Coastal, Cosy, Everyday, Fjord, Forest, Harbour, Heritage, Highland, Meadow, ' +
    'Nordic, Prairie, River, Sunday, Tundra, Valley, Wild, Winter',
);

export const materials: Names = listOf(
  'Alpaca, Canvas, Cashmere, Cotton, Hemp, Linen, Merino, Recycled, Silk, Stoneware, Wool',
);

export const colours: Names = listOf(
  'Black, Blue, Brown, Charcoal, Clay, Cream, Forest, Gold, Green, Grey, Indigo, Ivory, Lilac, Moss, Navy, ' +
    'Ochre, Olive, Orange, Pine, Pink, Red, Rust, Sand, Sky, Slate, Teal, White, Yellow',
);

export const vendors: Names = listOf(
  'Aurora Mills, Bergen & Sons, Cedar Works, Drift Supply, Eastwind, Fable Goods, Northern Loom',
);

/** Lists that products share, sorted as Shopify sorts tags. */
export const productTags: readonly [readonly string[], ...(readonly string[])[]] = [
  ['new'],
  ['bestseller'],
  ['organic', 'vegan'],
  ['gift'],
  ['outlet', 'sale'],
  ['bestseller', 'gift'],
  ['handmade'],
];
