import type { ObjectDriver, ReadBack } from '../src/contract/object-driver.ts';

/** A driver that knows nothing of the store but what `readBack` is made to say. */
export function fakeDriver(readBack: (operation: string) => ReadBack): ObjectDriver {
  return {
    definition: {
      name: 'thing',
      fields: [],
      modes: ['upsert'],
      match: { fields: ['id'], customId: true, fieldsPerRule: 1 },
      removals: ['ignore'],
    },
    metafieldOwner: 'CUSTOMER',
    scopes: { read: ['read_things'], write: ['write_things'] },
    observe: () => Promise.resolve({ sightings: new Map(), present: new Map() }),
    plan: () => [],
    readBack: (operation) => Promise.resolve(readBack(operation.id)),
    fieldOfPath: (_, path) => path.at(-1),
  };
}
