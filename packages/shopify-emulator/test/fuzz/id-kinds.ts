/**
 * Which kind of thing an argument of type ID means. The schema does not say it, so the names around the argument do: those
 * of the argument itself, then of what it stands in, up to the root field.
 */

const owners = ['Product', 'ProductVariant', 'Collection', 'Customer', 'Location', 'Market', 'Shop'];
const media = ['MediaImage', 'Video', 'ExternalVideo', 'Model3d'];

/** Names that do not name their kind. */
const spoken: Readonly<Record<string, readonly string[]>> = {
  movementId: ['InventoryTransfer'],
  originId: ['Location'],
  destinationId: ['Location'],
  transferLineItemIds: ['InventoryTransferLineItem'],
  lineItems: ['InventoryShipmentLineItem'],
  ownerId: owners,
  resourceId: owners,
  publishablesToAdd: ['Product', 'Collection', 'ProductVariant'],
  publishablesToRemove: ['Product', 'Collection', 'ProductVariant'],
  referencesToAdd: ['Product'],
  referencesToRemove: ['Product'],
  mediaId: media,
  mediaIds: media,
  fileIds: [...media, 'GenericFile'],
  addressId: ['MailingAddress'],
  category: ['TaxonomyCategory'],
  categoryId: ['TaxonomyCategory'],
  conditionObjectId: ['MetafieldDefinition', 'TaxonomyCategory'],
  customerOneId: ['Customer'],
  customerTwoId: ['Customer'],
  regionIds: ['MarketRegionCountry'],
  webPresences: ['MarketWebPresence'],
  webPresencesToAdd: ['MarketWebPresence'],
  webPresencesToDelete: ['MarketWebPresence'],
  catalogId: ['MarketCatalog'],
  catalogs: ['MarketCatalog'],
  catalogsToAdd: ['MarketCatalog'],
  catalogsToDelete: ['MarketCatalog'],
  sourceId: ['CollectionConditionsSource', 'CollectionSubCollectionsSource'],
  sourcesToDelete: ['CollectionConditionsSource', 'CollectionSubCollectionsSource'],
  sellingPlansToDelete: ['SellingPlan'],
  productsRemovedIds: ['Product'],
  optionId: ['ProductOption'],
  componentOptionId: ['ProductOption'],
  'productOptionsDelete.options': ['ProductOption'],
  'fileUpdate.files.id': [...media, 'GenericFile'],
  'FileSetInput.id': [...media, 'GenericFile'],
  'CollectionUpdateSourceInclusionConditionInput.id': ['CollectionSourceInclusionCondition*'],
  'CollectionUpdateSourceExclusionConditionInput.id': ['CollectionSourceExclusionCondition*'],
  conditionsToDelete: ['CollectionSource*'],
  'standardMetafieldDefinitionEnable.id': ['StandardMetafieldDefinitionTemplate'],
  'productReorderMedia:MoveInput.id': media,
  'UpdateMediaInput.id': media,
  'collectionReorderProducts:MoveInput.id': ['Product'],
  'MailingAddressInput.id': ['MailingAddress'],
  'tagsAdd.id': ['Product', 'Customer'],
  'tagsRemove.id': ['Product', 'Customer'],
  'publishablePublish.id': ['Product', 'Collection'],
  'publishableUnpublish.id': ['Product', 'Collection'],
  'publishablePublishToCurrentChannel.id': ['Product', 'Collection'],
  'publishableUnpublishToCurrentChannel.id': ['Product', 'Collection'],
  'node.id': [],
  'nodes.ids': [],
  'storeCreditAccountCredit.id': ['StoreCreditAccount', 'Customer'],
  'storeCreditAccountDebit.id': ['StoreCreditAccount', 'Customer'],
  'marketRegionsDelete.ids': ['MarketRegionCountry'],
  'marketRegionDelete.id': ['MarketRegionCountry'],
  'productOperation.id': [
    'ProductSetOperation',
    'ProductDuplicateOperation',
    'ProductDeleteOperation',
    'ProductBundleOperation',
  ],
  'catalogUpdate.id': ['MarketCatalog'],
  'catalogDelete.id': ['MarketCatalog'],
  'catalog.id': ['MarketCatalog'],
  'customerMergeJobStatus.jobId': ['Job'],
};

/** The likely kinds, out of those that are known; empty where nothing is likely. */
export function likelyKinds(path: readonly string[], known: readonly string[]): readonly string[] {
  const [name = ''] = path.slice(-1);
  const place = path.slice(-2).join('.');
  const said = spoken[`${path[0] ?? ''}:${place}`] ?? spoken[place] ?? spoken[name];
  if (said !== undefined) return said.flatMap((kind) => kindsNamed(kind, known));
  const found = path.toReversed().flatMap((part) => headOf(part, known) ?? namedIn(part, known) ?? []);
  return found.slice(0, 1);
}

/** A name that ends with a star stands for all kinds that begin so. */
function kindsNamed(name: string, known: readonly string[]): readonly string[] {
  return name.endsWith('*') ? known.filter((kind) => kind.startsWith(name.slice(0, -1))) : [name];
}

/** The kind whose name, or most of whose name, is in this word. */
function namedIn(word: string, known: readonly string[]): string | null {
  const lower = word.toLowerCase();
  const matches = known.flatMap((kind) => {
    const tail = tailsOf(kind).find((end) => lower.includes(end));
    return tail === undefined ? [] : [{ kind, length: tail.length }];
  });
  // The longer the match the better; of equal ones the kind of the shorter name.
  const [best] = matches.toSorted((a, b) => b.length - a.length || a.kind.length - b.kind.length);
  return best?.kind ?? null;
}

/** The kind with whose name, or most of whose name, the word begins: `productJoinSellingPlanGroups` is about a product. */
function headOf(word: string, known: readonly string[]): string | null {
  const lower = word.toLowerCase();
  const matches = known.flatMap((kind) => {
    const tail = tailsOf(kind).find((end) => lower.startsWith(end));
    return tail === undefined ? [] : [{ kind, length: tail.length }];
  });
  const [best] = matches.toSorted((a, b) => b.length - a.length || a.kind.length - b.kind.length);
  return best?.kind ?? null;
}

/** `productoptionvalue`, `optionvalue`, `value`. */
function tailsOf(kind: string): readonly string[] {
  const words = kind.split(/(?=[A-Z])/);
  return words.map((_word, index) => words.slice(index).join('').toLowerCase());
}
