import { fieldDenied } from '../access-denied.ts';
import { connect, type ConnectionArguments } from '../connection.ts';
import type { FieldResolver, ObjectModule } from '../object-module.ts';
import { userError } from '../user-error.ts';

const noFeed = userError(['id'], 'ProductFeed does not exist');

/**
 * What only sales channels have: feeds of products and feedback on them. The apps of this store are none, so it answers them
 * what Shopify answers such apps.
 */
export const productFeedsModule: ObjectModule = {
  queries: {
    productFeeds: (_source, args: ConnectionArguments) => connect([], args),
    productFeed: () => null,
    productResourceFeedback: denial('productResourceFeedback', 'read'),
  },
  mutations: {
    productFeedCreate: () => ({
      productFeed: null,
      userErrors: [
        userError(
          null,
          'Product feeds are set to be managed by Shopify automatically for this channel in the associated specification, ' +
            'please ensure PRODUCT_FEEDS_FULL_SYNC and PRODUCT_FEEDS_INCREMENTAL_SYNC webhook subscriptions are registered.',
        ),
      ],
    }),
    productFeedDelete: () => ({ deletedId: null, userErrors: [noFeed] }),
    productFullSync: () => ({ id: null, userErrors: [noFeed] }),
    bulkProductResourceFeedbackCreate: denial('bulkProductResourceFeedbackCreate', 'write'),
    shopResourceFeedbackCreate: denial('shopResourceFeedbackCreate', 'write'),
  },
};

function denial(field: string, access: 'read' | 'write'): FieldResolver {
  const requiredAccess =
    `\`${access}_resource_feedbacks\` access scope. ` +
    'Also: App must be configured to use the Storefront API or as a Sales Channel.';
  return () => {
    throw fieldDenied(field, requiredAccess);
  };
}
