import { connect, type ConnectionArguments } from '../connection.ts';
import { emptyPage } from '../empty-page.ts';
import { formatGlobalId } from '../global-id.ts';
import { entriesOf } from '../metafields/write-metafields.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { addressView, type AddressView } from './address-view.ts';
import { emailView, phoneView } from './contact-views.ts';
import { customersToMerge, type MergeArguments } from './customer-merge.ts';
import { displayNameOf, type Customer } from './customer.ts';
import { chooseValues, combinedNote, combinedTags, mergedCustomer, mergeErrors } from './merge-rules.ts';

/** What a merge would give. Note and tags are shown combined, whatever the override says of them. */
export function customerMergePreview(
  _source: unknown,
  args: MergeArguments,
  context: RequestContext,
): Readonly<Record<string, unknown>> {
  const { one, two } = customersToMerge(context, args);
  const override = args.overrideFields ?? {};
  const { kept, other } = chooseValues(one, two, override);
  const merged = mergedCustomer(one, two, override);
  const note = combinedNote(one, two) ?? null;
  const tags = combinedTags(one, two);
  const isBlocked = mergeErrors(one, two, override).length > 0;
  const contacts = (customer: Customer): Readonly<Record<string, unknown>> => ({
    firstName: customer.firstName ?? null,
    lastName: customer.lastName ?? null,
    email: emailView(customer, context),
    phoneNumber: phoneView(customer, context),
    defaultAddress: defaultAddressOf(customer),
  });
  return {
    resultingCustomerId: formatGlobalId('Customer', two.id),
    defaultFields: {
      ...contacts(merged),
      customer: merged,
      displayName: displayNameOf(merged),
      note,
      tags,
      metafieldCount: String(metafieldCount(context, one, two)),
      discountNodeCount: '0',
      draftOrderCount: '0',
      giftCardCount: '0',
      orderCount: '0',
    },
    alternateFields: contacts({ ...merged, ...kept, ...other }),
    blockingFields: isBlocked ? { note, tags } : null,
    customerMergeErrors: null,
  };
}

function defaultAddressOf(customer: Customer): AddressView | null {
  const address = customer.addresses?.find(({ id }) => id === customer.defaultAddressId);
  return address === undefined ? null : addressView(address);
}

function metafieldCount(context: RequestContext, one: Customer, two: Customer): number {
  const keys = [one, two].flatMap(({ id }) =>
    entriesOf(context, { gidType: 'Customer', number: id }).map((entry) => `${entry.namespace}.${entry.key}`),
  );
  return new Set(keys).size;
}

export const mergePreviewFields: Readonly<Record<string, FieldResolver>> = {
  addresses: (source: { readonly customer: Customer }, args: ConnectionArguments) =>
    connect((source.customer.addresses ?? []).map(addressView), args),
  discountNodes: emptyPage,
  draftOrders: emptyPage,
  giftCards: emptyPage,
  orders: emptyPage,
};
