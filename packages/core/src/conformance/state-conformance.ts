import { describe, expect, test } from 'vitest';
import { accountCases } from './state/account-cases.ts';
import { durableCases } from './state/durable-cases.ts';
import { ledgerCases } from './state/ledger-cases.ts';
import { runCases } from './state/run-cases.ts';
import { spoolCases } from './state/spool-cases.ts';
import type { StateConformanceOptions } from './state/subject.ts';

/** The promises of the StateStore contract, as vitest cases, each on a state of its own. Every state calls it. */
export function stateConformance(options: StateConformanceOptions): void {
  const general = [...ledgerCases, ...runCases, ...spoolCases, ...accountCases];
  const cases = options.durable ? [...general, ...durableCases] : general;
  describe(`${options.name} keeps the StateStore contract`, () => {
    test.for(cases)('$name', async ({ run }) => {
      expect.hasAssertions();
      await using place = await options.createPlace();
      const state = await place.open();
      await run(state, place);
      await state.close();
    });
  });
}
