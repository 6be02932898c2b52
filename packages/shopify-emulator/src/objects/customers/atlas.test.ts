import { expect, test } from 'vitest';
import { findCountry, findProvince } from './atlas.ts';
import { provincesByCountry } from './provinces.ts';

test('countries are found by code and by English name', () => {
  expect(findCountry('nl')?.name).toBe('Netherlands');
  expect(findCountry('Hong Kong SAR')?.code).toBe('HK');
});

test('what is no country is not found', () => {
  expect([findCountry('ZZ'), findCountry('EU'), findCountry('Atlantis'), findCountry('')]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('provinces are found by code and by name', () => {
  const canada = findCountry('CA');
  expect(canada && [findProvince(canada, 'qc'), findProvince(canada, 'quebec')]).toEqual([
    { code: 'QC', name: 'Quebec' },
    { code: 'QC', name: 'Quebec' },
  ]);
});

test('every listed country is one, and each of its provinces has a code and a name of its own', () => {
  for (const code of provincesByCountry.keys()) {
    const provinces = findCountry(code)?.provinces ?? [];
    expect(provinces.length).toBeGreaterThan(2);
    expect(provinces.every((province) => province.code !== '' && province.name !== '')).toBe(true);
    expect(new Set(provinces.map((province) => province.code)).size).toBe(provinces.length);
  }
});
