import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { CliProject, customersSync, type RunningCommand } from './cli-project.ts';

const slowly = { kind: 'delay', delayMs: 300, times: 1000 } as const;

/** A store that few calls at a time reach, and that no lost call can still be running in after a second. */
async function startProject(): Promise<CliProject> {
  const project = await CliProject.start(120);
  const lines = ['access_token: "${env.STORE_TOKEN}"', 'concurrency: 4', 'call_ceiling: 1s'];
  await project.write('backstock.yaml', project.settings(lines.map((line) => `    ${line}\n`).join('')));
  return project;
}

/** Starts a command, and resolves when the store has taken a few writes of it. */
async function startMidway(project: CliProject, words: readonly string[]): Promise<RunningCommand> {
  project.emulator.control.armFault(slowly);
  const running = project.start(words);
  while (project.stored().size < 3) {
    await setTimeout(20);
    if (running.process.exitCode !== null) throw new Error(JSON.stringify(await running.result));
  }
  return running;
}

/** What the next run has to bring about: every customer once. */
async function expectWhole(project: CliProject, customers: number): Promise<void> {
  project.emulator.control.clearFaults();
  const next = await project.command(['run', '--json']);
  expect(JSON.parse(next.stdout)).toMatchObject({ status: 'ok', exitCode: 0, rows: { read: customers } });
  const dump: unknown = project.emulator.control.view()['customers'];
  expect(dump).toHaveLength(customers);
  expect(project.stored().size).toBe(customers);
}

test('SIGTERM: what is in flight is finished and recorded, the rest is not_sent, exit code 4', async () => {
  await using project = await startProject();
  const running = await startMidway(project, ['run', '--json']);
  running.process.kill('SIGTERM');
  const { code, stdout, stderr } = await running.result;
  expect([code, stderr]).toEqual([4, expect.stringContaining('SIGTERM: finishing the calls in flight')]);
  const { things, stop } = JSON.parse(stdout);
  expect(stop.code).toBe('RUN.STOPPED');
  expect(things.outcomes.delivered).toBe(project.stored().size);
  expect(things.outcomes.delivered + things.outcomes.not_sent).toBe(120);
  expect(things.outcomes.not_sent).toBeGreaterThan(0);
  await expectWhole(project, 120);
});

test('SIGTERM while the store does not answer: exit code 4, and the syncs after it are not begun', async () => {
  await using project = await startProject();
  await project.write('syncs/later.yaml', customersSync.replace('sync: customers', 'sync: later'));
  project.emulator.control.armFault({ kind: 'delay', delayMs: 3000 });
  const running = project.start(['run']);
  while (project.emulator.control.faults().length > 0 && running.process.exitCode === null) {
    await setTimeout(50);
  }
  running.process.kill('SIGTERM');
  const { code, stderr } = await running.result;
  expect(code).toBe(4);
  expect(stderr).toContain('later: error RUN.STOPPED: Stopped by SIGTERM');
  expect(project.stored().size).toBe(0);
});

test('kill -9: the next run settles what was in flight, and nothing is created twice', async () => {
  await using project = await startProject();
  const running = await startMidway(project, ['run']);
  running.process.kill('SIGKILL');
  await running.result;
  expect((await project.command(['status'])).stdout).toMatch(/running|interrupted/);
  await expectWhole(project, 120);
});

test('a sync that runs is not run a second time, and status can be asked meanwhile', async () => {
  await using project = await startProject();
  const running = await startMidway(project, ['run']);
  const second = await project.command(['run']);
  expect(second).toMatchObject({ code: 5, stderr: expect.stringContaining('error RUN.ALREADY_RUNNING: ') });
  expect((await project.command(['status'])).stdout).toMatch(/run \d+ .* running/);
  project.emulator.control.clearFaults();
  expect((await running.result).code).toBe(0);
  await expectWhole(project, 120);
});

test('start: without a schedule there is nothing to do', async () => {
  await using project = await CliProject.start();
  expect(await project.command(['start'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('has a schedule'),
  });
});

test('start: a sync runs on its schedule; SIGTERM finishes the calls in flight, and the exit code is 0', async () => {
  await using project = await startProject();
  await project.write('syncs/customers.yaml', `${customersSync}schedule: { cron: "* * * * *" }\n`);
  const running = await startMidway(project, ['start']);
  running.process.kill('SIGTERM');
  await once(running.process, 'exit');
  const { code, stdout } = await running.result;
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ level, msg }) => `${level} ${msg}`)).toEqual([
    'info scheduled',
    'info run started',
    'info stopping: calls in flight are finished first',
    'info run stopped; the rest is due in the next run',
    'info stopped',
  ]);
  expect([code, lines[3].things.outcomes.delivered]).toEqual([0, project.stored().size]);
  expect(stdout).not.toContain('@example.com');
  await expectWhole(project, 120);
}, 100_000);
