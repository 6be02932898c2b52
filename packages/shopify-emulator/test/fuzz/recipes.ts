import type { Draw } from './draw.ts';
import { EnumName } from './enum-name.ts';
import type { KnownThings } from './known-things.ts';

/** Where a recipe works: with what is known, around the thing that the call is about. */
interface Kitchen {
  readonly draw: Draw;
  readonly known: KnownThings;
  readonly focus: string | null;
}

type Fields = Readonly<Record<string, unknown>>;
type Recipe = (kitchen: Kitchen, made: Fields) => Fields;

/** Fields that only make sense together, by the input type: they take the place of what was drawn for each alone. */
export const recipes: Readonly<Record<string, Recipe>> = {
  ProductSetInput: (kitchen, made) => ({ ...made, ...optionsAndVariants(kitchen, made) }),
  ProductVariantsBulkInput: (kitchen, made) => ({ ...made, optionValues: chosenValues(kitchen) }),
  MetafieldsSetInput: (kitchen, made) => ({ ...made, ...metafield(kitchen) }),
  MetafieldInput: ({ draw, known, focus }, made) => {
    const { id: _id, ...rest } = made;
    return { ...rest, ...metafield({ draw, known, focus }) };
  },
  MetafieldDefinitionUpdateInput: (kitchen, made) => ({ ...made, ...definition(kitchen) }),
  MetafieldDefinitionIdentifierInput: (kitchen, made) => ({ ...made, ...definition(kitchen) }),
  MetaobjectCreateInput: ({ draw, known }, { values: _values, ...made }) => ({
    ...made,
    ...draw.pick([
      { type: 'lookbook', fields: lookbookFields(draw, known) },
      { type: 'lookbook', values: { title: `Winter ${draw.below(9)}`, tints: ['#112233'] } },
      { type: 'color', values: { label: draw.pick(['Green', 'Red', '']) } },
    ]),
  }),
  MetaobjectUpdateInput: ({ draw, known, focus }, { values: _values, ...made }) => {
    const isColor = focus !== null && known.shape(focus)?.['type'] === 'color';
    const colors = [{ key: 'label', value: draw.pick(['Green', 'Red']) }];
    return { ...made, fields: isColor ? colors : lookbookFields(draw, known) };
  },
  InventoryQuantityInput: (kitchen, made) => ({ ...made, ...unchecked(kitchen) }),
  InventorySetQuantityInput: (kitchen, made) => ({ ...made, ...unchecked(kitchen) }),
  InventoryChangeInput: (kitchen, made) => ({ ...made, ...unchecked(kitchen) }),
  InventoryMoveQuantityChange: (kitchen, made) => ({ ...made, ...move(kitchen, made) }),
  InventoryTransferLineItemInput: (kitchen, made) => ({ ...made, ...tracked(kitchen) }),
  InventoryShipmentLineItemInput: (kitchen, made) => ({ ...made, ...tracked(kitchen) }),
  SellingPlanInput: ({ draw }, made) => ({
    ...made,
    billingPolicy: { recurring: { interval: new EnumName('WEEK'), intervalCount: 2 * (1 + draw.below(2)) } },
    deliveryPolicy: { recurring: { interval: new EnumName('WEEK'), intervalCount: 1 + draw.below(2) } },
  }),
  LinkedMetafieldCreateInput: ({ draw, known }, made) => ({
    ...made,
    namespace: 'custom',
    key: 'colors',
    values: known.ids('Metaobject').filter(() => draw.percent(50)),
  }),
  SellingPlanPricingPolicyInput: ({ draw }, made) => ({
    ...made,
    recurring: undefined,
    fixed: {
      adjustmentType: new EnumName('PERCENTAGE'),
      adjustmentValue: { percentage: draw.pick([10, 0, 100, 101]) },
    },
  }),
  SellingPlanCheckoutChargeInput: ({ draw }, made) => ({
    ...made,
    type: new EnumName('PERCENTAGE'),
    value: { percentage: draw.pick([100, 50, 0, 101]) },
  }),
  ProductBundleComponentInput: (kitchen, made) => ({ ...made, ...component(kitchen) }),
};

const optionVocabulary: Readonly<Record<string, readonly string[]>> = {
  Size: ['Small', 'Large', 'Huge'],
  Color: ['Red', 'Blue'],
  Wood: ['Oak', 'Ash'],
};

/** Options, and a variant for some of the ways to choose of each. */
function optionsAndVariants({ draw }: Kitchen, made: Fields): Fields {
  const names = Object.keys(optionVocabulary).filter(() => draw.percent(50));
  if (names.length === 0) return {};
  const options = names.map((name) => ({ name, values: optionVocabulary[name] ?? [] }));
  const choices = options.reduce<readonly (readonly Fields[])[]>(
    (before, { name, values }) =>
      before.flatMap((choice) => values.map((value) => [...choice, { optionName: name, name: value }])),
    [[]],
  );
  const wanted = choices.filter(() => draw.percent(60));
  const drawn: readonly unknown[] = Array.isArray(made['variants']) ? made['variants'] : [];
  const variants = (wanted.length > 0 ? wanted : choices).slice(0, 6).map((optionValues, index) => ({
    ...Object(drawn[index % Math.max(1, drawn.length)]),
    optionValues,
  }));
  for (const variant of variants) Reflect.deleteProperty(variant, 'id');
  return {
    productOptions: options.map(({ name, values }) => ({
      name,
      values: values.map((value) => ({ name: value })),
    })),
    variants,
  };
}

interface ShownOption {
  readonly id: string;
  readonly name: string;
  readonly optionValues: readonly { readonly name: string }[];
}

function optionsOf({ known, focus }: Kitchen): readonly ShownOption[] {
  const products = focus === null ? [] : [focus, ...known.relatedIds(focus, 'Product')];
  return products.map((id) => known.shape(id)?.['options']).find(Array.isArray) ?? [];
}

/** A value of each option of the product, or a new one. */
function chosenValues(kitchen: Kitchen): readonly Fields[] {
  return optionsOf(kitchen).map(({ name, optionValues }) => ({
    optionName: name,
    name: kitchen.draw.pick([
      ...optionValues.map((value) => value.name),
      'Fresh',
      `Fresh ${kitchen.draw.below(9)}`,
    ]),
  }));
}

function component(kitchen: Kitchen): Fields {
  const ids = kitchen.known.ids('Product');
  if (ids.length === 0) return {};
  const productId = kitchen.draw.pick(ids);
  const optionSelections = optionsOf({ ...kitchen, focus: productId }).map(({ id, name, optionValues }) => ({
    componentOptionId: id,
    name,
    values: optionValues.map((value) => value.name).filter(() => kitchen.draw.percent(70)),
  }));
  return { productId, optionSelections };
}

/** Of a definition that is there. */
function definition({ draw, known }: Kitchen): Fields {
  const found = known.ids('MetafieldDefinition').map((id) => known.shape(id));
  const shapes = found.filter((shape) => shape !== undefined);
  if (shapes.length === 0) return {};
  const shape = draw.pick(shapes);
  const ownerType = new EnumName(String(shape['ownerType']));
  return { namespace: shape['namespace'], key: shape['key'], ownerType };
}

/** Mostly sound values, by the type of the metafield. */
const values: Readonly<Record<string, readonly string[]>> = {
  single_line_text_field: ['gold', 'a,b', 'Ünï'],
  multi_line_text_field: ['a\nb'],
  number_integer: ['7', '-1', '9007199254740993', '007'],
  number_decimal: ['1.50', '-0.1', '1e3'],
  boolean: ['true', 'false', 'TRUE'],
  json: ['{"a":[1,null]}', '[]', '"x"', '{bad'],
  date: ['2026-10-01', '2026-13-01'],
  date_time: ['2026-10-01T12:00:00', '2026-10-01T12:00:00-05:00', 'now'],
  money: ['{"amount":"5.00","currency_code":"CAD"}', '{"amount":"5","currency_code":"EUR"}', '{"amount":5}'],
  rating: ['{"value":"3","scale_min":"1","scale_max":"5"}', '{"value":"9","scale_min":"1","scale_max":"5"}'],
  dimension: ['{"value":3,"unit":"cm"}', '{"value":3,"unit":"parsec"}'],
  weight: ['{"value":2.5,"unit":"kg"}', '{"value":2.5}'],
  volume: ['{"value":1,"unit":"l"}', '{"unit":"l"}'],
  color: ['#ff8800', '#f80', 'red'],
  url: ['https://example.com/a', 'mailto:ann@example.com', 'nothing'],
  id: ['A-1', 'A-2', ''],
  link: ['{"text":"a","url":"https://example.com"}', '{"text":"a"}'],
  rich_text_field: [
    '{"type":"root","children":[{"type":"paragraph","children":[{"type":"text","value":"a","bold":true}]}]}',
    '{"type":"root"}',
    '{"type":"root","children":[{"type":"heading","level":9,"children":[]}]}',
  ],
  'list.single_line_text_field': ['["a","b"]', '[]', '"a"', '[1]'],
  'list.number_integer': ['[1,2]', '["1"]', '[1.5]'],
  'list.number_decimal': ['[1.5,2]', '["1.5"]'],
  'list.date': ['["2026-10-01"]', '["never"]'],
  'list.color': ['["#112233"]', '["x"]'],
  'list.rating': ['[{"value":"3","scale_min":"1","scale_max":"5"}]'],
  'list.dimension': ['[{"value":3,"unit":"cm"}]'],
  'list.url': ['["https://example.com"]'],
};

/** Under a key of its own for each type; now and then under the key of another. */
function metafield({ draw, known }: Kitchen): Fields {
  const type = draw.pick([
    ...Object.keys(values),
    'product_reference',
    'list.product_reference',
    'metaobject_reference',
  ]);
  const key = draw.percent(85)
    ? type.replaceAll('.', '_')
    : draw.pick(['erp_id', 'material', 'size', 'book', 'tier']);
  return { namespace: 'custom', key, type, value: draw.pick(values[type] ?? references(known, type)) };
}

function references(known: KnownThings, type: string): readonly string[] {
  const ids = known.ids(type.startsWith('metaobject') ? 'Metaobject' : 'Product').slice(-4);
  const texts = type.startsWith('list.') ? [JSON.stringify(ids), '[]'] : ids;
  return [...texts, 'gid://shopify/Product/5', 'none'];
}

function lookbookFields(draw: Draw, known: KnownThings): readonly Fields[] {
  const fields = [
    { key: 'title', value: draw.pick(['Autumn', 'Winter']) },
    { key: 'tints', value: draw.pick(['["#112233","#445566"]', '["red"]']) },
    { key: 'product', value: draw.pick([...known.ids('Product').slice(-4), 'none']) },
  ];
  return fields.filter(({ key }) => key === 'title' || draw.percent(40));
}

/** Quantities are written whatever they were before, or only on top of the right ones. */
function unchecked({ draw }: Kitchen): Fields {
  return draw.percent(85) ? { changeFromQuantity: null } : {};
}

/** Between two names at one location. */
function move(kitchen: Kitchen, made: Fields): Fields {
  const locationId: unknown = Reflect.get(Object(made['from']), 'locationId');
  const names = ['available', 'damaged', 'quality_control', 'safety_stock', 'reserved'];
  const end = (name: string): Fields => ({
    locationId,
    name,
    changeFromQuantity: null,
    ...(name === 'available' ? {} : { ledgerDocumentUri: 'gid://app/Ledger/1' }),
  });
  return { from: end(kitchen.draw.pick(names)), to: end(kitchen.draw.pick(names)) };
}

function tracked({ draw, known }: Kitchen): Fields {
  const ids = known.ids('InventoryItem').filter((id) => known.shape(id)?.['tracked'] === true);
  return ids.length === 0 ? {} : { inventoryItemId: draw.pick(ids) };
}
