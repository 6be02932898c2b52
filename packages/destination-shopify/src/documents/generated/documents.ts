export type ShopQueryVariables = Record<string, never>;
export type ShopQuery = {
  shop: { name: string; myshopifyDomain: string; currencyCode: string; plan: { publicDisplayName: string } };
  currentAppInstallation: { accessScopes: Array<{ handle: string }> };
};
