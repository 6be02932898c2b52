/** The kinds of things that have metafields: the type in the owner's gid → MetafieldOwnerType. */
const ownerTypes: Readonly<Record<string, string>> = {
  AppInstallation: 'API_PERMISSION',
  Article: 'ARTICLE',
  Blog: 'BLOG',
  CartTransform: 'CARTTRANSFORM',
  Collection: 'COLLECTION',
  Company: 'COMPANY',
  CompanyLocation: 'COMPANY_LOCATION',
  Customer: 'CUSTOMER',
  DeliveryCustomization: 'DELIVERY_CUSTOMIZATION',
  DiscountAutomaticNode: 'DISCOUNT',
  DiscountCodeNode: 'DISCOUNT',
  DiscountNode: 'DISCOUNT',
  DraftOrder: 'DRAFTORDER',
  InventoryTransfer: 'TRANSFER',
  Location: 'LOCATION',
  Market: 'MARKET',
  MediaImage: 'MEDIA_IMAGE',
  Order: 'ORDER',
  Page: 'PAGE',
  PaymentCustomization: 'PAYMENT_CUSTOMIZATION',
  Product: 'PRODUCT',
  ProductVariant: 'PRODUCTVARIANT',
  SellingPlan: 'SELLING_PLAN',
  Shop: 'SHOP',
  Validation: 'VALIDATION',
};

export function ownerTypeOf(gidType: string): string | undefined {
  return Object.hasOwn(ownerTypes, gidType) ? ownerTypes[gidType] : undefined;
}

/** `Product`, `Product variant`: the owner type as messages call it. */
export function ownerTypeInWords(ownerType: string): string {
  const words =
    ownerType === 'PRODUCTVARIANT' ? 'product variant' : ownerType.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
