import { appModule } from './app/app-module.ts';
import { bundlesModule } from './bundles/bundles-module.ts';
import { bulkModule } from './bulk/bulk-module.ts';
import { collectionsModule } from './collections/collections-module.ts';
import { combinedListingsModule } from './combined-listings/combined-listings-module.ts';
import { customersModule } from './customers/customers-module.ts';
import { inventoryModule } from './inventory/inventory-module.ts';
import { filesModule } from './files/files-module.ts';
import { jobsModule } from './jobs/jobs-module.ts';
import { locationsModule } from './locations/locations-module.ts';
import { marketsModule } from './markets/markets-module.ts';
import { metafieldsModule } from './metafields/metafields-module.ts';
import { metaobjectsModule } from './metaobjects/metaobjects-module.ts';
import { nodesModule } from './nodes/nodes-module.ts';
import type { ObjectModule } from './object-module.ts';
import { optionsModule } from './options/options-module.ts';
import { productFeedsModule } from './product-feeds/product-feeds-module.ts';
import { productOperationsModule } from './products/product-operation-fields.ts';
import { productSetModule } from './product-set/product-set-module.ts';
import { catalogsModule } from './catalogs/catalogs-module.ts';
import { priceListsModule } from './price-lists/price-lists-module.ts';
import { productsModule } from './products/products-module.ts';
import { publicationsModule } from './publications/publications-module.ts';
import { sellingPlansModule } from './selling-plans/selling-plans-module.ts';
import { savedSearchesModule } from './saved-searches/saved-searches-module.ts';
import { shopModule } from './shop/shop-module.ts';
import { storeCreditModule } from './store-credit/store-credit-module.ts';
import { tagsModule } from './tags/tags-module.ts';
import { translationsModule } from './translations/translations-module.ts';
import { transfersModule } from './transfers/transfers-module.ts';
import { urlRedirectsModule } from './url-redirects/url-redirects-module.ts';
import { uploadsModule } from './uploads/uploads-module.ts';
import { taxonomyModule } from './taxonomy/taxonomy-module.ts';
import { variantComponentsModule } from './variant-components/variant-components-module.ts';
import { variantsModule } from './variants/variants-module.ts';

/** Every kind of thing that the local store has. */
export const objectModules: readonly ObjectModule[] = [
  shopModule,
  locationsModule,
  inventoryModule,
  transfersModule,
  optionsModule,
  variantsModule,
  variantComponentsModule,
  productSetModule,
  publicationsModule,
  collectionsModule,
  sellingPlansModule,
  appModule,
  nodesModule,
  jobsModule,
  filesModule,
  uploadsModule,
  bulkModule,
  tagsModule,
  metafieldsModule,
  metaobjectsModule,
  urlRedirectsModule,
  translationsModule,
  customersModule,
  storeCreditModule,
  marketsModule,
  catalogsModule,
  priceListsModule,
  productsModule,
  productOperationsModule,
  bundlesModule,
  combinedListingsModule,
  productFeedsModule,
  savedSearchesModule,
  taxonomyModule,
];
