import { parseJson, parseJsonObject } from '../../schema/json.ts';
import { apiError } from '../api-error.ts';
import type { RequestContext } from '../object-module.ts';
import type { SearchFilter } from '../search/search-fields.ts';
import { compareMeasurements, findUnit, isMeasurementType } from './values/measurement-units.ts';
import { findDefinition, type MetafieldDefinition } from './metafield-definition.ts';
import { resolveNamespace } from './namespaces.ts';
import { ownerTypeOf } from './owner-types.ts';
import { parseMeasurement } from './values/measurement-values.ts';
import { momentOf } from './values/time-values.ts';
import { findValueType, type ValueType } from './values/value-types.ts';
import { findEntry } from './write-metafields.ts';

type MetafieldFilter = Extract<SearchFilter<{ readonly id: number }>, { readonly as: 'term' }>;
type Term = Parameters<MetafieldFilter['of']>[0];

/**
 * The filters `metafields.<namespace>.<key>` of a search for things of this kind, to be its `otherFilter`. Since 2026-10 a filter
 * on a metafield without a definition that allows filtering is an error; so is a comparison that its type does not know.
 */
export function metafieldFilter(
  context: RequestContext,
  gidType: string,
): (name: string) => MetafieldFilter | undefined {
  return (name) => {
    const [, namespacePart, key = ''] = /^metafields\.(.+)\.([^.]+)$/.exec(name) ?? [];
    if (namespacePart === undefined) return undefined;
    const namespace = resolveNamespace(namespacePart, context.caller.appId);
    const definition = filterableDefinition(context, name, {
      ownerType: ownerTypeOf(gidType) ?? '',
      namespace,
      key,
    });
    return {
      as: 'term',
      of: (term) => {
        const matches = valueTest(name, definition, term);
        return (thing) => {
          const entry = findEntry(context, { gidType, number: thing.id }, { namespace, key });
          return entry !== undefined && matches(entry.value);
        };
      },
    };
  };
}

function filterableDefinition(
  context: RequestContext,
  name: string,
  identifier: Parameters<typeof findDefinition>[1],
): MetafieldDefinition {
  const definition = findDefinition(context, identifier);
  if (definition === undefined) throw invalid(`${name} has no metafield definition.`);
  if (!definition.capabilities.includes('adminFilterable'))
    throw invalid(`The metafield definition of ${name} isn't enabled for filtering.`);
  return definition;
}

function invalid(message: string): Error {
  return apiError('BAD_REQUEST', `Invalid metafield filter: ${message}`);
}

/** A test of the stored value; for a list it is enough that one element passes. */
function valueTest(name: string, definition: MetafieldDefinition, term: Term): (value: string) => boolean {
  const type = findValueType(definition.type);
  if (type === undefined || (term.value === '*' && !term.quoted)) return () => true;
  const test = elementTest(name, type, term);
  if (!type.isList) return test;
  return (value) => {
    const elements = parseJson(value);
    return (
      Array.isArray(elements) &&
      elements.some((element) => test(typeof element === 'string' ? element : JSON.stringify(element)))
    );
  };
}

function elementTest(name: string, type: ValueType, term: Term): (value: string) => boolean {
  const compare = comparison(name, type, term);
  if (compare !== undefined) {
    return (value) => {
      const order = compare(value);
      return order !== undefined && holds(term.comparator, order);
    };
  }
  if (term.comparator !== '=') throw invalid(`${name} of type ${type.name} can't be compared.`);
  return (value) => (term.prefix ? value.startsWith(term.value) : value === term.value);
}

function holds(comparator: Term['comparator'], order: number): boolean {
  switch (comparator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '=':
      return order === 0;
  }
}

/** How a stored value stands to the one of the filter; undefined for types that know no order. */
function comparison(
  name: string,
  type: ValueType,
  term: Term,
): ((value: string) => number | undefined) | undefined {
  if (isMeasurementType(type.element)) return measurementComparison(name, type, term);
  const read = readers[type.element];
  if (read === undefined) return undefined;
  const bound = type.category === 'DATE_TIME' ? momentOf(term.value) : Number(term.value);
  if (Number.isNaN(bound))
    throw invalid(`${name} of type ${type.name} can't be compared with ${term.value}.`);
  // A moment lies within the day that a filter names.
  const isDay = type.element === 'date_time' && /^\d{4}-\d\d-\d\d$/.test(term.value);
  const end = isDay ? bound + 86_399_999 : bound;
  return (value) => {
    const number = read(value);
    if (number >= bound && number <= end) return 0;
    return number - bound;
  };
}

const readers: Readonly<Record<string, ((value: string) => number) | undefined>> = {
  date: momentOf,
  date_time: momentOf,
  money: (value) => Number(parseJsonObject(value)?.['amount']),
  number_decimal: Number,
  number_integer: Number,
  rating: (value) => Number(parseJsonObject(value)?.['value']),
};

/** A measure is written with its unit: `4lb`, `2.5 kilograms`. */
function measurementComparison(
  name: string,
  { element, name: typeName }: ValueType,
  term: Term,
): (value: string) => number | undefined {
  const [, number = '', unitText = ''] = /^(-?\d+(?:\.\d+)?)\s*(\S+)$/.exec(term.value) ?? [];
  const unit = findUnit(element, unitText);
  if (unit === undefined) throw invalid(`${name} of type ${typeName} can't be compared with ${term.value}.`);
  const bound = { value: Number(number), unit };
  return (value) => {
    const stored = parseMeasurement(element, value);
    return stored === undefined ? undefined : compareMeasurements(stored, bound);
  };
}
