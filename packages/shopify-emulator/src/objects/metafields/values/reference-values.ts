import { parseGlobalId, typeOfGlobalId } from '../../global-id.ts';
import { isTypeNamed } from '../namespaces.ts';
import { optionList, optionValue, type ValidationOption } from './validation-options.ts';
import { accepted, refused, refusedAsWhole, type CheckedValue } from './value-problem.ts';

/** What checking a value needs to know of the shop. */
export interface ValueSurroundings {
  readonly shopCurrency: string;
  /** The thing of an id, or null. */
  resolveNode(id: string): unknown;
  /** The definition of the metaobject with this id. */
  metaobjectDefinitionOf(id: string): { readonly id: string; readonly type: string } | undefined;
}

interface Reference {
  readonly type: string;
  readonly label: string;
}

const references: Readonly<Record<string, Reference>> = {
  article_reference: { type: 'Article', label: 'article' },
  collection_reference: { type: 'Collection', label: 'collection' },
  company_reference: { type: 'Company', label: 'company' },
  customer_reference: { type: 'Customer', label: 'customer' },
  order_reference: { type: 'Order', label: 'order' },
  page_reference: { type: 'Page', label: 'page' },
  product_reference: { type: 'Product', label: 'product' },
  product_taxonomy_value_reference: { type: 'TaxonomyValue', label: 'product taxonomy value' },
  variant_reference: { type: 'ProductVariant', label: 'product variant' },
};

/** The types of files, with the name that `file_type_options` has for them. */
const fileTypes: ReadonlyMap<string, string | undefined> = new Map([
  ['GenericFile', undefined],
  ['MediaImage', 'Image'],
  ['Model3d', undefined],
  ['Video', 'Video'],
]);

export function checkReference(
  type: string,
  text: string,
  options: readonly ValidationOption[],
  surroundings: ValueSurroundings,
): CheckedValue {
  const kind = typeOfGlobalId(text);
  const problem = kindProblem(type, kind, options);
  if (problem !== undefined) return refused(problem);
  if (parseGlobalId(text) === null || surroundings.resolveNode(text) === null)
    return refusedAsWhole(`Value references non-existent resource ${text}.`);
  const strangerProblem = kind === 'Metaobject' ? definitionProblem(text, options, surroundings) : undefined;
  return strangerProblem === undefined ? accepted(text) : refused(strangerProblem);
}

function kindProblem(type: string, kind: string, options: readonly ValidationOption[]): string | undefined {
  const reference = references[type];
  if (reference !== undefined)
    return reference.type === kind ? undefined : `Value must be a valid ${reference.label} reference.`;
  if (type === 'file_reference') return fileProblem(kind, options);
  if (kind === 'Metaobject') return undefined;
  if (type === 'mixed_reference') return 'Value must belong to one of the specified metaobject definitions.';
  if (type === 'metaobject_reference') return 'Value require that you select a metaobject.';
  return `Value must be a valid ${type.replace('_reference', '').replaceAll('_', ' ')} reference.`;
}

function fileProblem(kind: string, options: readonly ValidationOption[]): string | undefined {
  if (!fileTypes.has(kind)) return 'Value must be a file reference string.';
  const wanted = optionList(options, 'file_type_options') ?? [];
  return wanted.length === 0 || wanted.includes(fileTypes.get(kind) ?? '')
    ? undefined
    : `Value must be one of the following file types: ${wanted.join(', ')}.`;
}

function definitionProblem(
  metaobjectId: string,
  options: readonly ValidationOption[],
  surroundings: ValueSurroundings,
): string | undefined {
  const definition = surroundings.metaobjectDefinitionOf(metaobjectId);
  if (definition === undefined) return undefined;
  const id = optionValue(options, 'metaobject_definition_id');
  const type = optionValue(options, 'metaobject_definition_type');
  if (id !== undefined && id !== definition.id)
    return `Value must belong to the specified metaobject definition ${id}.`;
  if (type !== undefined && !isTypeNamed(definition.type, type))
    return `Value must belong to the specified metaobject definition ${type}.`;
  const isListed =
    (optionList(options, 'metaobject_definition_ids')?.includes(definition.id) ?? true) &&
    (optionList(options, 'metaobject_definition_types')?.some((name) => isTypeNamed(definition.type, name)) ??
      true);
  return isListed ? undefined : 'Value must belong to one of the specified metaobject definitions.';
}
