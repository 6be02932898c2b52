import { BackstockError } from '@backstock/core';
import type { ObjectDriver } from './contract/object-driver.ts';
import { customerDriver } from './plan/customer-driver.ts';

const drivers: readonly ObjectDriver[] = [customerDriver];

/** The driver of an object. `validate` refuses unknown objects long before. */
export function driverOf(object: string): ObjectDriver {
  const driver = drivers.find((candidate) => candidate.definition.name === object);
  if (driver !== undefined) return driver;
  throw new BackstockError({
    code: 'STORE.CONFIGURATION',
    message: `Shopify stores have no object "${object}" that could be written`,
    fix: `The objects are ${drivers.map((candidate) => candidate.definition.name).join(', ')}.`,
  });
}
