import { destinationConformance } from '../src/conformance/destination-conformance.ts';
import { createMemoryDestination } from '../src/memory/memory-destination.ts';
import type { FieldValue } from '../src/destination/object-definition.ts';

function text(value: FieldValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

destinationConformance({
  name: 'the destination in memory',
  create: async () => {
    const destination = createMemoryDestination();
    return {
      destination,
      object: 'contact',
      nameField: 'name',
      things: () =>
        [...destination.shop.things().values()].map((thing) => ({
          email: text(thing['email']),
          name: text(thing['name']),
        })),
      [Symbol.asyncDispose]: async () => undefined,
    };
  },
});
