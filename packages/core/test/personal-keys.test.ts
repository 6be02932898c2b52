import { expect, it } from 'vitest';
import { MemoryProject, problems } from './memory-project.ts';

const refusal = { class: 'permanent' as const, code: 'INVALID', message: 'E-mail is invalid' };

it('keys that are personal data are nowhere in the account or the state', async () => {
  const project = new MemoryProject();
  project.personal = true;
  project.store.faults = {
    refuse: ({ variables }) => (JSON.stringify(variables).includes('bad') ? refusal : undefined),
  };
  const told: unknown[] = [];
  const onEvent = (event: unknown): void => void told.push(event);
  const report = await project.run(
    [
      { id: 'secret-1', email: 'same' },
      { id: 'secret-2', email: 'same' },
      { id: 'secret-3', email: 'bad' },
      { id: 'secret-4', email: 'four' },
      { id: 'secret-4', email: 'four' },
      { id: 'secret-5', email: 'five' },
      { id: 'secret-6', email: 'six' },
    ],
    { onEvent },
  );
  const swapped = await project.run([
    { id: 'secret-5', email: 'six' },
    { id: 'secret-6', email: 'five' },
  ]);
  const runs = await project.state.readRuns('people', 9);
  told.push(report, swapped, runs);
  const ledger = await project.state.openLedger({ sync: 'people', destination: 'store', object: 'contact' });
  for await (const attempts of project.state.scanAttempts(ledger.id)) told.push(attempts);
  for (const { id } of runs) told.push(await project.state.readRunOutcomes(id, 99));
  const reasons = [...problems(report), ...problems(swapped)].map((problem) =>
    problem.replace(/^[0-9a-f]{24} /, ''),
  );
  expect(reasons.toSorted()).toEqual([
    'held duplicate_key',
    'held same_match_value',
    'held same_match_value',
    'held swap',
    'held swap',
    'refused INVALID',
  ]);
  expect(JSON.stringify(told)).not.toContain('secret-');
});
