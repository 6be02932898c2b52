import { numberOfGlobalId } from '../global-id.ts';
import type { ObjectModule } from '../object-module.ts';
import {
  customerAddressCreate,
  customerAddressDelete,
  customerAddressUpdate,
  customerUpdateDefaultAddress,
} from './address-mutations.ts';
import { addressView } from './address-view.ts';
import { customerGenerateAccountActivationUrl, customerSendAccountInviteEmail } from './account-invites.ts';
import { accountPageFields, accountPageQueries, findAccountPage } from './account-pages.ts';
import {
  customerEmailMarketingConsentUpdate,
  customerSmsMarketingConsentUpdate,
  customerWhatsAppMarketingConsentUpdate,
} from './consent-mutations.ts';
import { customerCreate } from './customer-create.ts';
import { customerDelete } from './customer-delete.ts';
import { addressFields, customerFields } from './customer-fields.ts';
import { customerMerge, customerMergeJobStatus } from './customer-merge.ts';
import {
  customer,
  customerByIdentifier,
  customers,
  customersCount,
  customerTags,
} from './customer-queries.ts';
import { customersTable } from './customer.ts';
import { customerSet } from './customer-set.ts';
import { asNode, findCustomer } from './customer-store.ts';
import { customerUpdate } from './customer-update.ts';
import { customerCancelDataErasure, customerRequestDataErasure } from './data-erasure.ts';
import { paymentMethodMutations } from './payment-methods.ts';
import { viewCustomers } from './view-customers.ts';
import { customerMergePreview, mergePreviewFields } from './merge-preview.ts';
import {
  customerAddTaxExemptions,
  customerRemoveTaxExemptions,
  customerReplaceTaxExemptions,
} from './tax-exemption-mutations.ts';

export const customersModule: ObjectModule = {
  queries: {
    customer,
    customerByIdentifier,
    customers,
    customersCount,
    customerMergePreview,
    customerMergeJobStatus,
    ...accountPageQueries,
    customerPaymentMethod: () => null,
  },
  mutations: {
    customerCreate,
    customerUpdate,
    customerSet,
    customerDelete,
    customerMerge,
    customerAddressCreate,
    customerAddressUpdate,
    customerAddressDelete,
    customerUpdateDefaultAddress,
    customerAddTaxExemptions,
    customerRemoveTaxExemptions,
    customerReplaceTaxExemptions,
    customerEmailMarketingConsentUpdate,
    customerSmsMarketingConsentUpdate,
    customerWhatsAppMarketingConsentUpdate,
    customerGenerateAccountActivationUrl,
    customerSendAccountInviteEmail,
    ...paymentMethodMutations,
    customerRequestDataErasure,
    customerCancelDataErasure,
  },
  types: {
    Customer: customerFields,
    Shop: { customers, customerTags },
    CustomerMergePreviewDefaultFields: mergePreviewFields,
    MailingAddress: addressFields,
    CustomerAccountNativePage: accountPageFields,
  },
  nodes: {
    CustomerAccountPage: findAccountPage,
    Customer: (id, context) => {
      const found = findCustomer(context, id);
      return found === undefined ? null : asNode(found);
    },
    MailingAddress: (id, context) => {
      const number = numberOfGlobalId(id, 'MailingAddress');
      const [owner] = context.shop.table(customersTable).find('address', String(number));
      const address = owner?.addresses?.find((candidate) => candidate.id === number);
      return address === undefined ? null : addressView(address);
    },
  },
  view: (context) => ({ customers: viewCustomers(context) }),
};
