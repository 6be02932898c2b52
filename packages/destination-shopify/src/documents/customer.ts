import type { MutationCatalogue, MutationDefinition } from '../contract/mutation-definition.ts';
import type { StoreDocument } from '../contract/store-document.ts';

/** Customers' own mutations answer `UserError`, which has no code, except those about consent. */
const userErrors = 'userErrors { field message }';

/** What the payload says of the customer costs nothing as long as it is only the id. */
function customerMutation(
  name: string,
  variables: Readonly<Record<string, string>>,
  selection = `customer { id } ${userErrors}`,
): MutationDefinition {
  return { name, variables, selection, thingId: ['customer', 'id'], points: () => 10, repeat: 'safe' };
}

const exemptionVariables = { customerId: 'ID!', taxExemptions: '[TaxExemption!]!' };

/** Everything that is written to a customer, except tags and metafields, which other objects share. */
export const customerMutations: MutationCatalogue = {
  customerCreate: {
    ...customerMutation('customerCreate', { input: 'CustomerInput!' }),
    // The store takes no idempotency key: a second one would be refused as taken, or made twice without e-mail and phone.
    repeat: 'read_back',
  },
  customerUpdate: customerMutation('customerUpdate', { input: 'CustomerInput!' }),
  customerDelete: {
    ...customerMutation(
      'customerDelete',
      { input: 'CustomerDeleteInput!' },
      `deletedCustomerId ${userErrors}`,
    ),
    thingId: ['deletedCustomerId'],
  },
  customerAddressCreate: {
    ...customerMutation(
      'customerAddressCreate',
      { customerId: 'ID!', address: 'MailingAddressInput!' },
      `address { id } ${userErrors}`,
    ),
    thingId: [],
    repeat: 'read_back',
  },
  customerAddressDelete: {
    ...customerMutation(
      'customerAddressDelete',
      { customerId: 'ID!', addressId: 'ID!' },
      `deletedAddressId ${userErrors}`,
    ),
    thingId: [],
  },
  customerAddTaxExemptions: customerMutation('customerAddTaxExemptions', exemptionVariables),
  customerRemoveTaxExemptions: customerMutation('customerRemoveTaxExemptions', exemptionVariables),
  customerReplaceTaxExemptions: customerMutation('customerReplaceTaxExemptions', exemptionVariables),
  customerEmailMarketingConsentUpdate: customerMutation(
    'customerEmailMarketingConsentUpdate',
    { input: 'CustomerEmailMarketingConsentUpdateInput!' },
    'customer { id } userErrors { field message code }',
  ),
  customerSmsMarketingConsentUpdate: customerMutation(
    'customerSmsMarketingConsentUpdate',
    { input: 'CustomerSmsMarketingConsentUpdateInput!' },
    'customer { id } userErrors { field message code }',
  ),
};

/** One of the things that tell which customer is meant; the store takes exactly one. */
export type CustomerIdentifier =
  | { readonly id: string }
  | { readonly emailAddress: string }
  | { readonly phoneNumber: string }
  | { readonly customId: { readonly namespace: string; readonly key: string; readonly value: string } };

export interface FoundCustomer {
  readonly id: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly customId?: { readonly value: string } | null;
}

/**
 * Looks customers up by identifiers, one alias each (`c0`, `c1`, …). Costs 1 point each; 2 by a custom id, whose metafield
 * is read to be compared. `email` and `phone` are deprecated for objects that would cost a point more each.
 */
export function lookupDocument(
  identifiers: readonly CustomerIdentifier[],
): StoreDocument<Readonly<Record<string, FoundCustomer | null>>, Readonly<Record<string, unknown>>> {
  const declared = identifiers.map((identifier, index) =>
    'customId' in identifier
      ? `$i${index}: CustomerIdentifierInput!, $n${index}: String!, $k${index}: String!`
      : `$i${index}: CustomerIdentifierInput!`,
  );
  const roots = identifiers.map((identifier, index) => {
    const customId =
      'customId' in identifier
        ? ` customId: metafield(namespace: $n${index}, key: $k${index}) { value }`
        : '';
    return `c${index}: customerByIdentifier(identifier: $i${index}) { id email phone${customId} }`;
  });
  return {
    name: 'CustomerLookup',
    text: `query CustomerLookup(${declared.join(', ')}) { ${roots.join(' ')} }`,
  };
}

export function lookupVariables(
  identifiers: readonly CustomerIdentifier[],
): Readonly<Record<string, unknown>> {
  const entries = identifiers.flatMap((identifier, index): [string, unknown][] => {
    const own: [string, unknown][] = [[`i${index}`, identifier]];
    if (!('customId' in identifier)) return own;
    const { namespace, key } = identifier.customId;
    return [...own, [`n${index}`, namespace], [`k${index}`, key]];
  });
  return Object.fromEntries(entries);
}

export function lookupPoints(identifier: CustomerIdentifier): number {
  return 'customId' in identifier ? 2 : 1;
}

export interface StoreAddress {
  readonly id: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly company: string | null;
  readonly address1: string | null;
  readonly address2: string | null;
  readonly city: string | null;
  readonly zip: string | null;
  readonly provinceCode: string | null;
  readonly countryCode: string | null;
  readonly phone: string | null;
}

export interface StoreCustomer {
  readonly id: string;
  readonly createdAt: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly locale: string;
  readonly note: string | null;
  readonly tags: readonly string[];
  readonly taxExempt: boolean;
  readonly taxExemptions: readonly string[];
  readonly defaultEmailAddress: { readonly emailAddress: string; readonly marketingState: string } | null;
  readonly defaultPhoneNumber: { readonly phoneNumber: string; readonly marketingState: string } | null;
  readonly addressesV2?: { readonly nodes: readonly StoreAddress[] };
}

/** What else of customers is read: their addresses, and metafields. */
export interface CustomerSelection {
  readonly addresses: boolean;
  readonly metafields: readonly { readonly namespace: string; readonly key: string }[];
}

/** A customer with the metafields `m0`, `m1`, … that were asked for; `null` where there is none under the id. */
export type CustomerNode =
  | (StoreCustomer & { readonly [alias: `m${number}`]: { readonly value: string } | null })
  | null;

/** The present values of up to 250 customers. Its cost does not depend on their number. */
export function customersDocument(
  selection: CustomerSelection,
): StoreDocument<{ readonly nodes: readonly CustomerNode[] }, Readonly<Record<string, unknown>>> {
  const declared = selection.metafields.map((_, index) => `, $n${index}: String!, $k${index}: String!`);
  const metafields = selection.metafields.map(
    (_, index) => ` m${index}: metafield(namespace: $n${index}, key: $k${index}) { value }`,
  );
  const addresses = selection.addresses
    ? ' addressesV2(first: 250) { nodes { id firstName lastName company address1 address2 city zip provinceCode countryCode: countryCodeV2 phone } }'
    : '';
  return {
    name: 'Customers',
    text:
      `query Customers($ids: [ID!]!${declared.join('')}) { nodes(ids: $ids) { ... on Customer { ` +
      'id createdAt firstName lastName locale note tags taxExempt taxExemptions ' +
      'defaultEmailAddress { emailAddress marketingState } defaultPhoneNumber { phoneNumber marketingState }' +
      `${addresses}${metafields.join('')} } } }`,
  };
}

export function customersVariables(
  ids: readonly string[],
  selection: CustomerSelection,
): Readonly<Record<string, unknown>> {
  const names = selection.metafields.flatMap(({ namespace, key }, index): [string, string][] => [
    [`n${index}`, namespace],
    [`k${index}`, key],
  ]);
  return { ids, ...Object.fromEntries(names) };
}

/** `nodes` 1, e-mail and phone 1 each, a connection of 250 flat nodes 13, a metafield 1. */
export function customersPoints(selection: CustomerSelection): number {
  return 3 + (selection.addresses ? 13 : 0) + selection.metafields.length;
}

const sampleMetafield = { namespace: 'crm', key: 'id' };

/** One complete sample of each document that is put together while running. */
export const customerQueryTexts: Readonly<Record<string, string>> = {
  CustomerLookup: lookupDocument([
    { customId: { ...sampleMetafield, value: '1' } },
    { emailAddress: 'a@example.com' },
    { phoneNumber: '+16135550123' },
    { id: 'gid://shopify/Customer/1' },
  ]).text,
  Customers: customersDocument({ addresses: true, metafields: [sampleMetafield, sampleMetafield] }).text,
};
