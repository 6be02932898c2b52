import type { StoreDocument } from '../contract/store-document.ts';
import type { ShopQuery, ShopQueryVariables } from './generated/documents.ts';

/** The shop, and what the token may do in it. */
export const shopDocument: StoreDocument<ShopQuery, ShopQueryVariables> = {
  name: 'Shop',
  text: /* GraphQL */ `
    query Shop {
      shop {
        name
        myshopifyDomain
        currencyCode
        plan {
          publicDisplayName
        }
      }
      currentAppInstallation {
        accessScopes {
          handle
        }
      }
    }
  `,
};
