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
  FulfillmentConstraintRule: 'FULFILLMENT_CONSTRAINT_RULE',
  GiftCardCashOutTransaction: 'GIFT_CARD_TRANSACTION',
  GiftCardCreditTransaction: 'GIFT_CARD_TRANSACTION',
  GiftCardDebitTransaction: 'GIFT_CARD_TRANSACTION',
  InventoryTransfer: 'TRANSFER',
  Location: 'LOCATION',
  Market: 'MARKET',
  MediaImage: 'MEDIA_IMAGE',
  Order: 'ORDER',
  OrderRoutingLocationRule: 'ORDER_ROUTING_LOCATION_RULE',
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

/** The types in the gids of the owners of this kind. */
export function gidTypesOf(ownerType: string): readonly string[] {
  return Object.keys(ownerTypes).filter((gidType) => ownerTypes[gidType] === ownerType);
}

/** `Product`, `Product variant`: the owner type as messages call it. */
export function ownerTypeInWords(ownerType: string): string {
  const words =
    ownerType === 'PRODUCTVARIANT' ? 'product variant' : ownerType.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
