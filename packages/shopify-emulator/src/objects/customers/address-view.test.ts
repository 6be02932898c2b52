import { expect, test } from 'vitest';
import { noAddress } from './address-check.ts';
import { addressView, formattedLines } from './address-view.ts';

const office = addressView({
  ...noAddress,
  id: 12_345,
  firstName: 'Mei',
  lastName: 'Sato',
  company: 'Kettle & Co',
  address1: '9 Dock Rd',
  city: 'Halifax',
  zip: 'B3H 1A1',
  countryCode: 'CA',
  provinceCode: 'NS',
});

test('names follow codes, and the area reads as on a map', () => {
  expect([office.country, office.province, office.name, office.formattedArea]).toEqual([
    'Canada',
    'Nova Scotia',
    'Mei Sato',
    'Halifax NS, Canada',
  ]);
});

test('an area without a province has the city alone', () => {
  expect(addressView({ ...noAddress, id: 1, city: 'Lyon', countryCode: 'FR' }).formattedArea).toBe(
    'Lyon, France',
  );
});

test('an area without a place is none', () => {
  expect(addressView({ ...noAddress, id: 1, address1: 'somewhere' }).formattedArea).toBeNull();
});

test('a label has name and company when asked for', () => {
  expect(formattedLines(office, { withName: true, withCompany: false })).toEqual([
    'Mei Sato',
    '9 Dock Rd',
    'Halifax NS B3H 1A1',
    'Canada',
  ]);
});
