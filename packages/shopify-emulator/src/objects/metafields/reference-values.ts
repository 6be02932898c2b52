import { parseGlobalId } from '../global-id.ts';
import { optionList, optionValue, type ValidationOption } from './validation-options.ts';
import { accepted, refused, type CheckedValue } from './value-problem.ts';

/** What checking a value needs to know of the shop. */
export interface ValueSurroundings {
  readonly shopCurrency: string;
  /** The thing of an id, or null. */
  resolveNode(id: string): unknown;
}

interface Reference {
  readonly types: readonly string[];
  readonly label: string;
}

const references: Readonly<Record<string, Reference>> = {
  article_reference: { types: ['Article'], label: 'article' },
  collection_reference: { types: ['Collection'], label: 'collection' },
  company_reference: { types: ['Company'], label: 'company' },
  customer_reference: { types: ['Customer'], label: 'customer' },
  order_reference: { types: ['Order'], label: 'order' },
  page_reference: { types: ['Page'], label: 'page' },
  product_reference: { types: ['Product'], label: 'product' },
  product_taxonomy_value_reference: { types: ['TaxonomyValue'], label: 'product taxonomy value' },
  variant_reference: { types: ['ProductVariant'], label: 'product variant' },
};

const fileTypes = new Set(['GenericFile', 'MediaImage', 'Video', 'Model3d']);

export function checkReference(
  type: string,
  text: string,
  options: readonly ValidationOption[],
  surroundings: ValueSurroundings,
): CheckedValue {
  const problem = kindProblem(type, text, options);
  if (problem !== undefined) return refused(problem);
  if (parseGlobalId(text) === null || surroundings.resolveNode(text) === null)
    return refused(`Value references non-existent resource ${text}.`);
  return accepted(text);
}

function kindProblem(type: string, text: string, options: readonly ValidationOption[]): string | undefined {
  const kind = /^gid:\/\/shopify\/([A-Za-z]+)\//.exec(text)?.[1] ?? '';
  const reference = references[type];
  if (reference !== undefined)
    return reference.types.includes(kind) ? undefined : `Value must be a valid ${reference.label} reference.`;
  if (type === 'file_reference')
    return fileTypes.has(kind) ? undefined : 'Value must be a file reference string.';
  if (kind === 'Metaobject') return undefined;
  if (type === 'mixed_reference' && optionList(options, 'metaobject_definition_ids') !== undefined)
    return 'Value must belong to one of the specified metaobject definitions.';
  if (type === 'metaobject_reference' && optionValue(options, 'metaobject_definition_id') !== undefined)
    return 'Value require that you select a metaobject.';
  return `Value must be a valid ${type.replace('_reference', '').replaceAll('_', ' ')} reference.`;
}
