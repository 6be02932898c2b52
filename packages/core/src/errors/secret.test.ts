import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from './secret.ts';

const value = 'shpat_0123456789abcdef';
const secret = new Secret(value, 'env.SHOPIFY_ADMIN_TOKEN');

describe('a secret', () => {
  it('is given to who asks for it', () => {
    expect([secret.reveal(), secret.origin]).toEqual([value, 'env.SHOPIFY_ADMIN_TOKEN']);
  });

  it.each<[string, () => string]>([
    ['text', () => String(secret)],
    ['JSON', () => JSON.stringify({ token: secret })],
    ['inspection', () => inspect(secret, { depth: 9, showHidden: true })],
    ['inspection of what holds it', () => inspect({ options: { token: secret } }, { depth: 9 })],
    ['its members', () => JSON.stringify(Object.entries(secret))],
    ['a copy of its members', () => JSON.stringify(Object.assign({}, secret))],
    ['an error that has it as its cause', () => inspect(new Error('no', { cause: secret }))],
  ])('does not show in %s', (_where, show) => {
    expect(show()).not.toContain(value);
  });

  it('shows as such in text and in JSON', () => {
    expect([String(secret), JSON.stringify([secret])]).toEqual(['[secret]', '["[secret]"]']);
  });
});
