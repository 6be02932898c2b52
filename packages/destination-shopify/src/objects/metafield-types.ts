import type { FieldType, MetafieldRule, ObjectMember } from '@backstock/core';

// https://shopify.dev/docs/apps/build/metafields/list-of-data-types, and the limits of
// https://shopify.dev/docs/apps/build/metafields/metafield-limits (value ≤ 64 KB, id and url 2 KB, lists 128).
const text: FieldType = { kind: 'string', maxLength: 65_536 };
const shortText: FieldType = { kind: 'string', maxLength: 2048 };
const decimal: FieldType = { kind: 'decimal' };

const listable: Readonly<Record<string, FieldType>> = {
  boolean: { kind: 'boolean' },
  color: { kind: 'string' },
  date: { kind: 'date' },
  date_time: { kind: 'datetime' },
  link: structure({ text, url: shortText }),
  number_decimal: decimal,
  // An integer of the schema has 32 bits, this one 64: it travels as its digits.
  number_integer: decimal,
  rating: structure({ value: decimal, scale_min: decimal, scale_max: decimal }),
  single_line_text_field: text,
  multi_line_text_field: text,
  url: shortText,
  ...Object.fromEntries(measured().map((name) => [name, structure({ value: decimal, unit: text })])),
  ...Object.fromEntries(references().map((name) => [`${name}_reference`, { kind: 'id' }])),
};

const single: Readonly<Record<string, FieldType>> = {
  id: shortText,
  json: { kind: 'json' },
  language: shortText,
  money: structure({ amount: decimal, currency_code: { kind: 'string', maxLength: 3 } }),
  rich_text_field: { kind: 'json' },
};

/** The types of metafields that a value of a row can fill. Types that Shopify only reads (`string`, `integer`) are left out. */
export const metafieldRule: MetafieldRule = {
  types: { ...listable, ...single, ...Object.fromEntries(Object.entries(listable).map(listOf)) },
  inferred: {
    boolean: 'boolean',
    integer: 'number_integer',
    decimal: 'number_decimal',
    float: 'number_decimal',
    date: 'date',
    timestamptz: 'date_time',
    json: 'json',
    text: 'single_line_text_field',
  },
};

function structure(members: Readonly<Record<string, FieldType>>): FieldType {
  const required = Object.entries(members).map(([name, type]): [string, ObjectMember] => [
    name,
    { type, required: true },
  ]);
  return { kind: 'object', members: Object.fromEntries(required) };
}

function listOf([name, of]: [string, FieldType]): [string, FieldType] {
  return [`list.${name}`, { kind: 'list', of, maxItems: name === 'metaobject_reference' ? 256 : 128 }];
}

function measured(): readonly string[] {
  return [
    'antenna_gain', 'area', 'battery_charge_capacity', 'battery_energy_capacity', 'capacitance', 'concentration',
    'data_storage_capacity', 'data_transfer_rate', 'dimension', 'display_density', 'distance', 'duration',
    'electric_current', 'electrical_resistance', 'energy', 'frequency', 'illuminance', 'inductance', 'luminous_flux',
    'mass_flow_rate', 'power', 'pressure', 'resolution', 'rotational_speed', 'sound_level', 'speed', 'temperature',
    'thermal_power', 'voltage', 'volume', 'volumetric_flow_rate', 'weight',
  ]; // prettier-ignore
}

function references(): readonly string[] {
  return [
    'article', 'collection', 'company', 'customer', 'file', 'metaobject', 'mixed', 'order', 'page', 'product',
    'product_taxonomy_value', 'variant',
  ]; // prettier-ignore
}
