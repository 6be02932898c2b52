/** An address of a customer. Country and province are kept by code; their names come from the atlas. */
export interface CustomerAddress {
  readonly id: number;
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
  readonly company: string | undefined;
  readonly address1: string | undefined;
  readonly address2: string | undefined;
  readonly city: string | undefined;
  readonly zip: string | undefined;
  readonly phone: string | undefined;
  readonly countryCode: string | undefined;
  readonly provinceCode: string | undefined;
}

/** The address without its id: equal ones are duplicates. */
export type AddressContent = Omit<CustomerAddress, 'id'>;

export const addressTexts = [
  'firstName',
  'lastName',
  'company',
  'address1',
  'address2',
  'city',
  'zip',
  'phone',
] as const;

const addressFields = [...addressTexts, 'countryCode', 'provinceCode'] as const;

export function isSameAddress(one: AddressContent, other: AddressContent): boolean {
  return addressFields.every((field) => one[field] === other[field]);
}
