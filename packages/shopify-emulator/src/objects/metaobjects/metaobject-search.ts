import { parseJson } from '../../schema/json.ts';
import type { RequestContext } from '../object-module.ts';
import type { SearchFields, SearchFilter } from '../search/search-fields.ts';
import { displayNameOf } from './display-name.ts';
import type { FieldDefinition, MetaobjectDefinition } from './metaobject-definition.ts';
import type { Metaobject } from './metaobject.ts';

/** How entries of a definition are searched: by what all entries have, and by the fields that it marks as filterable. */
export function searchFieldsOf(
  context: RequestContext,
  definition: MetaobjectDefinition,
): SearchFields<Metaobject> {
  const isOwn = (entry: Metaobject): boolean => entry.definitionId === definition.id;
  const nameOf = (entry: Metaobject): string => (isOwn(entry) ? displayNameOf(context, entry) : '');
  const fieldFilters = definition.fields
    .filter((field) => field.isFilterable === true)
    .map((field): [string, SearchFilter<Metaobject>] => [`fields.${field.key}`, fieldFilter(field)]);
  return {
    filters: {
      created_at: { as: 'time', of: (entry) => entry.createdAt * 1000 },
      display_name: { as: 'words', of: nameOf },
      handle: { as: 'exact', of: (entry) => entry.handle },
      id: { as: 'number', of: (entry) => entry.id },
      updated_at: { as: 'time', of: (entry) => entry.updatedAt * 1000 },
      ...Object.fromEntries(fieldFilters),
    },
    text: (entry) => (isOwn(entry) ? [nameOf(entry), entry.handle, ...Object.values(entry.values)] : []),
  };
}

/** Only the exact value is found, in the same case of letters; in a list, each element. */
function fieldFilter({ number, type }: FieldDefinition): SearchFilter<Metaobject> {
  const isList = type.startsWith('list.');
  return {
    as: 'test',
    of: (wanted) => (entry) => {
      const value = entry.values[number];
      if (value === undefined) return false;
      return isList ? elementsOf(value).includes(wanted) : value === wanted;
    },
  };
}

function elementsOf(value: string): readonly string[] {
  const elements = parseJson(value);
  return Array.isArray(elements) ? elements.map(String) : [];
}
