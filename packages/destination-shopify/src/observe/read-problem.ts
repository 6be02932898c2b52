import { BackstockError } from '@backstock/core';
import type { StoreProblem } from '../contract/store-reader.ts';
import type { CustomerIdentifier } from '../documents/customer.ts';

/** The store knows no customer under the value, or takes the value for none that a customer could have. */
const ofTheValue: ReadonlySet<string> = new Set(['RESOURCE_NOT_FOUND', 'INVALID', 'BAD_REQUEST']);

/**
 * Stops the run over a problem in an answer about customers, where going on would take "cannot be read" for "is not there".
 * The store's own sentence may quote a row's value and is left out. What is wrong with one value is no
 * problem of the others: nothing was found for it.
 */
export function raiseProblem(problem: StoreProblem, batch: readonly CustomerIdentifier[] = []): void {
  if (ofTheValue.has(problem.code)) return;
  const [alias = '', ...inside] = problem.path;
  const field = inside.findLast((part) => !/^\d+$/u.test(part));
  const identifier = batch[Number(alias.slice(1))];
  if (problem.code === 'NOT_FOUND' && identifier !== undefined && 'customId' in identifier) {
    throw customIdUndefined(`${identifier.customId.namespace}.${identifier.customId.key}`);
  }
  // A field of a customer that the app may not see comes back empty, with an error that has no code.
  const isHidden = problem.code === '' && field !== undefined;
  if (isHidden || problem.code === 'ACCESS_DENIED') throw notAllowed(field);
  throw new BackstockError({
    code: 'STORE.UNAVAILABLE',
    message: 'The store could not answer a look-up of customers',
    why: `it answered ${problem.code === '' ? 'an error without a code' : problem.code} for a part of it`,
    fix: 'Run again; what was found so far is not lost.',
    retryable: true,
  });
}

function customIdUndefined(name: string): BackstockError {
  return new BackstockError({
    code: 'STORE.CONFIGURATION',
    message: `Customers cannot be matched by the metafield ${name}`,
    why: `the store has no definition of type id for the customer metafield ${name}`,
    fix: `In the store's admin, under Settings > Custom data > Customers, add a definition with namespace and key ${name} and type ID.`,
  });
}

function notAllowed(field: string | undefined): BackstockError {
  return new BackstockError({
    code: 'STORE.SCOPE_MISSING',
    message: `The token may not read ${field === undefined ? 'customers' : `the field ${field} of customers`}`,
    why: 'the app lacks the scope read_customers, or access to protected customer data',
    fix: 'Give the app the scope write_customers and access to protected customer data (name, e-mail, phone, address).',
  });
}
