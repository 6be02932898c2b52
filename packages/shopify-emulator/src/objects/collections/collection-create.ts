import { apiError } from '../api-error.ts';
import { checkNestedMetafields } from '../metafields/nested-metafields.ts';
import { writeSeo } from '../metafields/seo-metafields.ts';
import { writeMetafield } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { findProduct } from '../products/product-store.ts';
import { readTargets, type PublicationInput } from '../publications/publication-target.ts';
import { publish } from '../publications/resource-publication.ts';
import { formatGlobalId } from '../global-id.ts';
import { userError, type UserError } from '../user-error.ts';
import { blankCollection, draftCollection, type CollectionFieldsInput } from './collection-input.ts';
import { saveCollection } from './collection-store.ts';
import type { Collection } from './collection.ts';
import { blankSource, ruleSetSource } from './plain-source.ts';
import { readRuleSet, ruleErrors, type RuleSetInput } from './rule-set.ts';
import { plainDraft, type SourceDraft } from './source-draft.ts';
import { draftSource, type SourceTargetInput } from './source-input.ts';
import { storeSource } from './source-store.ts';

interface CreateInput extends CollectionFieldsInput {
  readonly sources?: readonly SourceTargetInput[] | null;
}

/** The deprecated `CollectionInput`. */
export interface FormerInput extends CollectionFieldsInput {
  readonly id?: string | null;
  readonly products?: readonly string[] | null;
  readonly ruleSet?: RuleSetInput | null;
  readonly redirectNewHandle?: boolean | null;
  readonly publications?: readonly PublicationInput[] | null;
}

type CreateArguments = {
  readonly collection?: CreateInput | null;
  readonly input?: FormerInput | null;
};

/** A collection that has just been made: its products are counted after the answer. */
type NewCollection = Collection & { readonly isNew: true };

interface CreatePayload {
  readonly collection: NewCollection | null;
  readonly userErrors: readonly UserError[];
}

/** With both inputs, the present one counts. */
export function collectionCreate(
  _source: unknown,
  args: CreateArguments,
  context: RequestContext,
): CreatePayload {
  const { collection, input } = args;
  if (collection !== null && collection !== undefined) return createFromSources(context, collection);
  if (input !== null && input !== undefined) return createFormerly(context, input);
  throw apiError(
    'INVALID_FIELD_ARGUMENTS',
    'collectionCreate must include exactly one of the following arguments: collection, input.',
  );
}

function createFromSources(context: RequestContext, input: CreateInput): CreatePayload {
  const { collection, userErrors } = draftCollection(context, blankCollection(context), input);
  const drafts = [...(input.sources ?? []).entries()].map(([index, source]) =>
    draftSource(context, source, { collectionId: collection.id, field: ['sources', String(index)] }),
  );
  const errors = [...userErrors, ...drafts.flatMap((draft) => draft.userErrors)];
  const sources = drafts.length === 0 ? [plainDraft(blankSource(context))] : drafts;
  return finish(context, { collection, sources, userErrors: errors }, input);
}

function createFormerly(context: RequestContext, input: FormerInput): CreatePayload {
  if (typeof input.id === 'string')
    return refused([userError(['id'], 'id cannot be specified on collection creation')]);
  const { collection, userErrors } = draftCollection(context, blankCollection(context), input);
  const { ruleSet, products = [] } = input;
  const isSmart = ruleSet?.rules !== undefined && ruleSet.rules !== null && ruleSet.rules.length > 0;
  const errors = [
    ...userErrors,
    ...initialProductErrors(context, products ?? [], isSmart),
    ...ruleSetErrors(context, ruleSet),
  ];
  if (errors.length > 0) return refused(errors);
  const source = isSmart ? ruleSetSource(context, readRuleSet(ruleSet)) : blankSource(context);
  const added = [...new Set((products ?? []).flatMap((id) => findProduct(context, id)?.id ?? []))].map(
    (productId) => ({ productId, isExcluded: undefined, variantIds: undefined }),
  );
  const draft = { ...plainDraft(source), added };
  return finish(context, { collection, sources: [draft], userErrors: [] }, input);
}

function initialProductErrors(
  context: RequestContext,
  products: readonly string[],
  isSmart: boolean,
): readonly UserError[] {
  if (isSmart && products.length > 0)
    return [userError(['products'], "Can't manually add products to a smart collection")];
  return [...products.entries()]
    .filter(([, id]) => findProduct(context, id) === undefined)
    .map(([index]) => userError(['products', String(index)], 'Product does not exist'));
}

/** A list of rules that is there and empty asks for nothing; one that is not there is a mistake. */
function ruleSetErrors(
  context: RequestContext,
  ruleSet: RuleSetInput | null | undefined,
): readonly UserError[] {
  if (ruleSet === null || ruleSet === undefined) return [];
  if (ruleSet.rules === null || ruleSet.rules === undefined) return [noRulesError()];
  return ruleErrors(context, readRuleSet(ruleSet));
}

export function noRulesError(): UserError {
  return userError(['ruleSet', 'rules'], 'Rules cannot be an empty set');
}

interface CreateDraft {
  readonly collection: Collection;
  readonly sources: readonly SourceDraft[];
  readonly userErrors: readonly UserError[];
}

function finish(
  context: RequestContext,
  draft: CreateDraft,
  input: CollectionFieldsInput & Pick<FormerInput, 'publications'>,
): CreatePayload {
  const owner = { gidType: 'Collection', number: draft.collection.id };
  const nested = checkNestedMetafields(context, owner, input.metafields ?? []);
  const published = readTargets(context, input.publications ?? [], ['publications']);
  const userErrors = [...draft.userErrors, ...nested.userErrors, ...published.userErrors];
  if (userErrors.length > 0) return refused(userErrors);
  const sourceIds = draft.sources.flatMap((source) => storeSource(context, source)?.id ?? []);
  const collection = saveCollection(context, { ...draft.collection, sourceIds: [...new Set(sourceIds)] });
  writeSeo(context, owner, input.seo);
  for (const write of nested.writes) writeMetafield(context, owner, write);
  const gid = formatGlobalId('Collection', collection.id);
  for (const { publication, publishDate } of published.targets)
    publish(context, gid, publication.id, publishDate);
  return { collection: { ...collection, isNew: true }, userErrors: [] };
}

function refused(userErrors: readonly UserError[]): CreatePayload {
  return { collection: null, userErrors };
}
