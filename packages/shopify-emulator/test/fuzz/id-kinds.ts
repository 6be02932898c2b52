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
  'tagsAdd.id': ['Product', 'Customer'],
  'tagsRemove.id': ['Product', 'Customer'],
  'publishablePublish.id': ['Product', 'Collection'],
  'publishableUnpublish.id': ['Product', 'Collection'],
  'publishablePublishToCurrentChannel.id': ['Product', 'Collection'],
  'publishableUnpublishToCurrentChannel.id': ['Product', 'Collection'],
  'productPublish.input.ProductPublishInput.id': ['Product'],
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
  const said = spoken[path.slice(-3).join('.')] ?? spoken[path.slice(-2).join('.')] ?? spoken[name];
  if (said !== undefined) return said;
  const found = path.toReversed().flatMap((part) => namedIn(part, known) ?? []);
  return found.slice(0, 1);
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

/** `productoptionvalue`, `optionvalue`, `value`. */
function tailsOf(kind: string): readonly string[] {
  const words = kind.split(/(?=[A-Z])/);
  return words.map((_word, index) => words.slice(index).join('').toLowerCase());
}
