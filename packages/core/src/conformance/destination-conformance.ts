import { describe, expect, test } from 'vitest';
import { applyCases } from './destination/apply-cases.ts';
import { lookCases } from './destination/look-cases.ts';
import { settleCases } from './destination/settle-cases.ts';
import type { DestinationConformanceOptions } from './destination/subject.ts';

/** The promises of the Destination contract, as vitest cases, each on a store of its own. Every destination calls it. */
export function destinationConformance(options: DestinationConformanceOptions): void {
  describe(`${options.name} keeps the Destination contract`, () => {
    test.for([...lookCases, ...applyCases, ...settleCases])('$name', async ({ run }) => {
      expect.hasAssertions();
      await using subject = await options.create();
      await run(subject);
      await subject.destination.close();
    });
  });
}
