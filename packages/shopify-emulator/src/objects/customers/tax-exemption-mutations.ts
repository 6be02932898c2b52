import type { FieldResolver, RequestContext } from '../object-module.ts';
import { userError } from '../user-error.ts';
import type { CustomerPayload } from './customer-create.ts';
import { unlessEmpty } from './customer.ts';
import { findCustomer, saveCustomer } from './customer-store.ts';

type TaxExemptionArguments = {
  readonly customerId: string;
  readonly taxExemptions: readonly string[];
};

type Change = (present: readonly string[], given: readonly string[]) => readonly string[];

export const customerAddTaxExemptions: FieldResolver = changeTaxExemptions((present, given) => [
  ...present,
  ...given,
]);

export const customerRemoveTaxExemptions: FieldResolver = changeTaxExemptions((present, given) =>
  present.filter((exemption) => !given.includes(exemption)),
);

export const customerReplaceTaxExemptions: FieldResolver = changeTaxExemptions((_present, given) => given);

function changeTaxExemptions(change: Change): FieldResolver {
  return (_source, args: TaxExemptionArguments, context: RequestContext): CustomerPayload => {
    const customer = findCustomer(context, args.customerId);
    if (customer === undefined)
      return { customer: null, userErrors: [userError(['customerId'], 'Customer does not exist.')] };
    const changed = new Set(change(customer.taxExemptions ?? [], args.taxExemptions));
    const taxExemptions = unlessEmpty([...changed]);
    return { customer: saveCustomer(context, { ...customer, taxExemptions }), userErrors: [] };
  };
}
