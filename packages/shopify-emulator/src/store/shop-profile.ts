/** Shopify's plans, as far as they differ in rate limits. */
export type PlanName = 'standard' | 'advanced' | 'plus' | 'enterprise';

/** What is known of the shop itself. */
export interface ShopProfile {
  readonly id: number;
  readonly name: string;
  readonly myshopifyDomain: string;
  readonly email: string;
  readonly currencyCode: string;
  readonly ianaTimezone: string;
  readonly plan: PlanName;
}

export const defaultProfile: ShopProfile = {
  id: 7_100_000_000_000,
  name: 'Backstock Demo',
  myshopifyDomain: 'backstock-demo.myshopify.com',
  email: 'owner@backstock-demo.example',
  currencyCode: 'CAD',
  ianaTimezone: 'America/Toronto',
  plan: 'standard',
};
