import { isMeasurementType } from './measurement-units.ts';
import { isReferenceType } from './references.ts';

/** A type that a metafield's value can have, as `metafieldDefinitionTypes` lists it. */
export interface ValueType {
  readonly name: string;
  readonly category: string;
  /** Options that a definition of the type may set. */
  readonly validations: readonly string[];
  /** The type of one element of a list; the type itself otherwise. */
  readonly element: string;
  readonly isList: boolean;
  /** Types of old that values may still have, but definitions may not. */
  readonly isLegacy: boolean;
}

/** In the order in which Shopify lists them; `!` marks those that no definition may have. */
const typeNames =
  `antenna_gain area battery_charge_capacity battery_energy_capacity boolean capacitance color concentration
data_storage_capacity data_transfer_rate date_time date dimension display_density distance duration electric_current
electrical_resistance energy float! frequency id illuminance inductance integer! json_string! json jurisdiction language link
list.antenna_gain list.area list.battery_charge_capacity list.battery_energy_capacity list.boolean! list.capacitance list.color
list.concentration list.data_storage_capacity list.data_transfer_rate list.date_time list.date list.dimension
list.display_density list.distance list.duration list.electric_current list.electrical_resistance list.energy list.frequency
list.illuminance list.inductance list.jurisdiction list.link list.luminous_flux list.mass_flow_rate
list.multi_line_text_field! list.number_decimal list.number_integer list.power list.pressure list.rating list.resolution
list.rotational_speed list.single_line_text_field list.sound_level list.speed list.temperature list.thermal_power list.url
list.voltage list.volume list.volumetric_flow_rate list.weight luminous_flux mass_flow_rate money multi_line_text_field
number_decimal number_integer power pressure rating resolution rich_text_field rotational_speed single_line_text_field
sound_level speed string! temperature thermal_power url voltage volume volumetric_flow_rate weight company_reference
list.company_reference customer_reference list.customer_reference product_reference list.product_reference
collection_reference list.collection_reference variant_reference list.variant_reference file_reference list.file_reference
product_taxonomy_value_reference list.product_taxonomy_value_reference product_taxonomy_disclosure_reference
metaobject_reference list.metaobject_reference mixed_reference list.mixed_reference disclosure_reference
list.disclosure_reference page_reference list.page_reference article_reference list.article_reference order_reference
list.order_reference`.split(/\s+/);

const categories: Readonly<Record<string, string>> = {
  boolean: 'TRUE_FALSE',
  color: 'COLOR',
  date: 'DATE_TIME',
  date_time: 'DATE_TIME',
  float: 'NUMBER',
  id: 'ID',
  integer: 'NUMBER',
  json: 'JSON',
  json_string: 'JSON',
  jurisdiction: 'TEXT',
  language: 'LANGUAGE',
  link: 'LINK',
  money: 'MONEY',
  multi_line_text_field: 'TEXT',
  number_decimal: 'NUMBER',
  number_integer: 'NUMBER',
  rating: 'RATING',
  rich_text_field: 'TEXT',
  single_line_text_field: 'TEXT',
  string: 'TEXT',
  url: 'URL',
};

const validationsByType: Readonly<Record<string, readonly string[]>> = {
  date: ['min', 'max'],
  date_time: ['min', 'max'],
  file_reference: ['file_type_options'],
  id: ['min', 'max', 'regex'],
  json: ['schema'],
  link: ['allowed_domains'],
  metaobject_reference: ['metaobject_definition_id', 'metaobject_definition_type'],
  mixed_reference: ['metaobject_definition_ids', 'metaobject_definition_types'],
  multi_line_text_field: ['min', 'max', 'regex'],
  number_decimal: ['min', 'max', 'max_precision'],
  number_integer: ['min', 'max'],
  product_taxonomy_value_reference: ['product_taxonomy_attribute_handle'],
  rating: ['scale_min', 'scale_max'],
  single_line_text_field: ['min', 'max', 'regex', 'choices'],
  url: ['allowed_domains'],
};

const valueTypes: ReadonlyMap<string, ValueType> = new Map(
  typeNames.map(describe).map((type) => [type.name, type]),
);

function describe(entry: string): ValueType {
  const name = entry.replace('!', '');
  const isList = name.startsWith('list.');
  const element = isList ? name.slice('list.'.length) : name;
  const validations = validationsByType[element] ?? (isMeasurementType(element) ? ['min', 'max'] : []);
  return {
    name,
    category: isReferenceType(element) ? 'REFERENCE' : (categories[element] ?? 'MEASUREMENT'),
    validations: isList ? [...validations, 'list.min', 'list.max'] : validations,
    element,
    isList,
    isLegacy: entry.endsWith('!'),
  };
}

export function findValueType(name: string): ValueType | undefined {
  return valueTypes.get(name);
}

export function definitionTypes(): readonly ValueType[] {
  return [...valueTypes.values()].filter((type) => !type.isLegacy);
}

/** Why a definition, or a field of a metaobject definition, cannot have this type. */
export function invalidTypeMessage(name: string): string {
  const names = definitionTypes().map((type) => type.name);
  return `Type name ${name} is not a valid type. Valid types are: ${names.join(', ')}.`;
}

export function metafieldTypeNames(): readonly string[] {
  return [...valueTypes.keys()];
}

/** What the value of an option of a definition is written as: itself a type of metafields. */
export function optionTypeOf(type: Pick<ValueType, 'category' | 'element'>, option: string): string {
  if (option === 'min' || option === 'max') {
    const isOwn =
      type.category === 'DATE_TIME' || type.category === 'MEASUREMENT' || type.element === 'number_decimal';
    return isOwn ? type.element : 'number_integer';
  }
  return optionTypes[option] ?? 'single_line_text_field';
}

const optionTypes: Readonly<Record<string, string>> = {
  allowed_domains: 'list.single_line_text_field',
  choices: 'list.single_line_text_field',
  file_type_options: 'list.single_line_text_field',
  'list.max': 'number_integer',
  'list.min': 'number_integer',
  max_precision: 'number_integer',
  metaobject_definition_ids: 'list.single_line_text_field',
  metaobject_definition_types: 'list.single_line_text_field',
  scale_max: 'number_decimal',
  scale_min: 'number_decimal',
  schema: 'json',
};

const settledElements = new Set(['id', 'jurisdiction', 'language', 'money', 'rich_text_field']);

/** Whether metafields without a definition can become ones of this type. */
export function allowsMigration({ category, element, isList }: ValueType): boolean {
  return !isList && category !== 'REFERENCE' && !settledElements.has(element);
}
