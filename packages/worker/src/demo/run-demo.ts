import { rm } from 'node:fs/promises';
import { specError, sumsAddUp, type ProjectSpec, type RunReport, type SyncSpec } from '@backstock/core';
import type { Emulator } from '@backstock/shopify-emulator';
import { connectProject } from '../wiring/connect-project.ts';
import { OpenProject } from '../wiring/open-project.ts';
import { demoProject, withStoreAt, type DemoProject } from './demo-project.ts';
import { createDemoWarehouse } from './demo-warehouse.ts';
import { editDemoWarehouse, type DemoEdit } from './edit-demo-warehouse.ts';
import { defineCustomId, startLocalStore } from './local-store.ts';
import { readDemoCustomers } from './read-demo-customers.ts';
import { storeCustomers, verifyDemo, type StoreCustomers } from './verify-demo.ts';

/** How the demo speaks, and how it runs one sync with progress and report. */
export interface DemoStage {
  say(text: string): void;
  run(open: OpenProject, spec: SyncSpec): Promise<RunReport>;
}

const seed = 20_261;
const customers = 300;
const day = { seed: 7, changed: 12, added: 5, removed: 4 };

/** The main job on embedded parts: two runs with a day of edits in between. Gives what went wrong, one sentence each. */
export async function runDemo(project: ProjectSpec, stage: DemoStage): Promise<readonly string[]> {
  const demo = demoProject(project);
  await rm(demo.folder, { recursive: true, force: true });
  await createDemoWarehouse(demo.warehouse, { seed, customers });
  stage.say(`Made a warehouse with ${customers} customers: ${demo.warehouse}`);
  await using store = await startLocalStore(demo.port);
  stage.say(
    `Started a local store at ${store.url}, with the rate limit of a standard store: 2,000 points, 100 back a second`,
  );
  await defineCustomId(store);
  stage.say('Defined the metafield crm.customer_id (type id) in it, as the owner of the shop would\n');
  await using open = await openAt(demo, store);
  const first = await runAll(open, stage);
  const before = storeCustomers(store.control.view());
  const edit = await editDemoWarehouse(demo.warehouse, day);
  stage.say(
    `A day in the warehouse: ${day.changed} customers changed, ${day.added} are new, ${day.removed} are gone\n`,
  );
  const second = await runAll(open, stage);
  const after = storeCustomers(store.control.view());
  const warehouse = await readDemoCustomers(demo.warehouse);
  const problems = [
    ...reportProblems([...first, ...second]),
    ...verifyDemo({ edit, warehouse, before, after }),
    ...tooMany(second[0], edit),
  ];
  if (problems.length === 0) stage.say(closing(after, edit, second));
  return problems;
}

async function openAt(demo: DemoProject, store: Emulator): Promise<OpenProject> {
  const made = await connectProject(withStoreAt(demo, store.url));
  if ('problems' in made) throw specError(made.problems);
  return OpenProject.open(made.connected);
}

async function runAll(open: OpenProject, stage: DemoStage): Promise<readonly RunReport[]> {
  const reports: RunReport[] = [];
  for (const spec of open.connected.project.syncs) reports.push(await stage.run(open, spec));
  return reports;
}

function reportProblems(reports: readonly RunReport[]): readonly string[] {
  return reports.flatMap((report) => [
    ...(sumsAddUp(report) ? [] : [`the sums of run ${report.run} do not add up`]),
    ...(report.exitCode === 0
      ? []
      : [`run ${report.run} of ${report.sync} ended with exit code ${report.exitCode}`]),
  ]);
}

/** The second report of the customers must name exactly what the day did. */
function tooMany(report: RunReport | undefined, edit: DemoEdit): readonly string[] {
  const told = [report?.things.changed, report?.things.added, report?.things.removed];
  const done = [edit.changed.length, edit.added.length, edit.removed.length];
  return told.join() === done.join()
    ? []
    : [`the second run counts ${told.join(', ')} instead of ${done.join(', ')}`];
}

function closing(after: StoreCustomers, edit: DemoEdit, second: readonly RunReport[]): string {
  const written = edit.changed.length + edit.added.length + edit.removed.length;
  const writes = second.reduce((sum, report) => sum + report.calls.writes, 0);
  return (
    `Of the ${after.size} customers in the store, the second run wrote the ${written} that had changed, with ${writes} calls, and no other.\n` +
    'In all four reports both sums add up: every row and every thing is counted exactly once.'
  );
}
