import { Secret } from '@backstock/core';
import { destinationConformance } from '@backstock/core/conformance';
import { createShopifyDestination } from '@backstock/destination-shopify';
import { startEmulator } from '@backstock/shopify-emulator';
import { storeCustomers } from './store-customers.ts';
import { VirtualClock } from './virtual-clock.ts';

destinationConformance({
  name: 'Shopify, as the emulator plays it',
  create: async () => {
    const clock = new VirtualClock();
    const emulator = await startEmulator({ port: 0, clock });
    const options = {
      shop: 'demo.myshopify.com',
      accessToken: new Secret('shpat_test', 'the local store'),
      url: emulator.url,
    };
    return {
      destination: createShopifyDestination(options, { clock, fetch: clock.fetch, random: () => 0.5 }),
      object: 'customer',
      nameField: 'firstName',
      things: () =>
        storeCustomers(emulator).map(({ email, firstName }) => ({
          email: email ?? null,
          name: firstName ?? null,
        })),
      [Symbol.asyncDispose]: async () => emulator[Symbol.asyncDispose](),
    };
  },
});
