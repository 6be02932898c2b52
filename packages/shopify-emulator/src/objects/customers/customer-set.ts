import type { MetafieldWrite } from '../metafields/check-metafield.ts';
import {
  customIdWrite,
  findOwnerByCustomId,
  type UniqueMetafieldValue,
} from '../metafields/unique-metafield.ts';
import { writeMetafield } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import type { CustomerPayload } from './customer-create.ts';
import { draftCustomer, type CustomerInput } from './customer-input.ts';
import { blankCustomer, customersTable, type Customer } from './customer.ts';
import { findByEmail, findByPhone, findCustomer, saveCustomer } from './customer-store.ts';
import { normalizeEmail } from './email.ts';
import { normalizePhone } from './phone.ts';

interface CustomerSetIdentifiers {
  readonly id?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly customId?: UniqueMetafieldValue | null;
}

type CustomerSetArguments = {
  readonly identifier?: CustomerSetIdentifiers | null;
  readonly input: CustomerInput;
};

/** What an identifier names: a present customer, or the metafield by which a new one will be known. */
interface Target {
  readonly customer?: Customer | undefined;
  readonly customId?: MetafieldWrite;
  readonly userErrors?: readonly UserError[];
}

/** Creates the customer that the identifier does not find, updates the one that it finds. */
export function customerSet(
  _source: unknown,
  args: CustomerSetArguments,
  context: RequestContext,
): CustomerPayload {
  const target = findTarget(context, args);
  if (target.userErrors !== undefined) return { customer: null, userErrors: target.userErrors };
  const before = target.customer ?? blankCustomer(context.shop.allocateId(), nowSeconds(context));
  const draft = draftCustomer(context, before, args.input, ['input']);
  if (draft.userErrors.length > 0) return { customer: null, userErrors: draft.userErrors };
  const customer = saveCustomer(context, draft.customer);
  if (target.customId !== undefined && target.customer === undefined)
    writeMetafield(context, { gidType: 'Customer', number: customer.id }, target.customId);
  return { customer, userErrors: [] };
}

function findTarget(context: RequestContext, { identifier, input }: CustomerSetArguments): Target {
  if (identifier === null || identifier === undefined)
    return typeof input.id === 'string' ? targetOfId(context, input.id) : {};
  if (typeof input.id === 'string')
    return refuse('The id field is not allowed if identifier is provided.', 'ID_NOT_ALLOWED');
  if (typeof identifier.id === 'string') return targetOfId(context, identifier.id);
  if (typeof identifier.email === 'string') {
    const isSame = foldedEmail(identifier.email) === foldedEmail(input.email ?? '');
    return mismatch(input.email, isSame) ?? { customer: findByEmail(context, identifier.email) };
  }
  if (typeof identifier.phone === 'string') {
    const isSame = normalizePhone(identifier.phone) === normalizePhone(input.phone ?? '');
    return mismatch(input.phone, isSame) ?? { customer: findByPhone(context, identifier.phone) };
  }
  return identifier.customId ? targetOfCustomId(context, identifier.customId) : {};
}

function targetOfId(context: RequestContext, id: string): Target {
  const customer = findCustomer(context, id);
  return customer === undefined
    ? refuse('Resource matching the identifier was not found.', 'NOT_FOUND')
    : { customer };
}

function targetOfCustomId(context: RequestContext, customId: UniqueMetafieldValue): Target {
  const number = findOwnerByCustomId(context, 'Customer', customId);
  const customer = number === undefined ? undefined : context.shop.table(customersTable).get(number);
  return { customer, customId: customIdWrite(context, 'Customer', customId) };
}

/** The input must carry the value that it is found by, so that it cannot change on the way. */
function mismatch(given: string | null | undefined, isSame: boolean): Target | undefined {
  if (given === null || given === undefined)
    return refuse('The input field corresponding to the identifier is required.', 'MISSING_FIELD_REQUIRED');
  if (isSame) return undefined;
  return refuse(
    'The identifier value does not match the value of the corresponding field in the input.',
    'INPUT_MISMATCH',
  );
}

function refuse(message: string, code: string): Target {
  return { userErrors: [userError(['input'], message, code)] };
}

function foldedEmail(email: string): string | undefined {
  return normalizeEmail(email)?.toLowerCase();
}
