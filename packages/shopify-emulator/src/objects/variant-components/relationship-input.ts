/** What shall change in the components of one variant, or of each variant of a product. */
export interface RelationshipInput {
  readonly parentProductId?: string | null;
  readonly parentProductVariantId?: string | null;
  readonly priceInput?: PriceInput | null;
  readonly productVariantRelationshipsToCreate?: readonly RelationshipEntry[] | null;
  readonly productVariantRelationshipsToRemove?: readonly string[] | null;
  readonly productVariantRelationshipsToUpdate?: readonly RelationshipEntry[] | null;
  readonly removeAllProductVariantRelationships?: boolean | null;
}

export interface RelationshipEntry {
  readonly id: string;
  readonly quantity: number;
}

export interface PriceInput {
  readonly calculation?: 'COMPONENTS_SUM' | 'FIXED' | 'NONE' | null;
  readonly price?: string | null;
}
