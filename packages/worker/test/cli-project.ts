import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { startEmulator, type Emulator } from '@backstock/shopify-emulator';
import { temporaryFolder, type TemporaryFolder } from '@backstock/testkit';
import { emptyWarehouseFile, writeWarehouse } from '../src/demo/warehouse-file.ts';

const main = resolve(import.meta.dirname, '../src/main.ts');

export interface CommandResult {
  /** Null when a signal ended the process. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that is still running. */
export interface RunningCommand {
  readonly process: ChildProcess;
  readonly result: Promise<CommandResult>;
}

export const customersSync = `sync: customers
source: warehouse
model: { table: customers, primary_key: customer_id }
destination: store
object: customer
mode: upsert
match: { email: email }
map:
  email: email
  firstName: first_name
  note: { column: note, null: skip }
on_removed: clear
`;

/** A project in a folder of its own: a DuckDB file of customers and a local store. Commands run as processes, as people run them. */
export class CliProject implements AsyncDisposable {
  readonly folder: TemporaryFolder;
  readonly emulator: Emulator;
  readonly warehouse: string;

  private constructor(folder: TemporaryFolder, emulator: Emulator) {
    this.folder = folder;
    this.emulator = emulator;
    this.warehouse = join(folder.path, 'warehouse.duckdb');
  }

  static async start(customers = 3): Promise<CliProject> {
    const project = new CliProject(
      await temporaryFolder('backstock-cli-'),
      await startEmulator({ plan: 'plus' }),
    );
    await emptyWarehouseFile(project.warehouse);
    await project.sql(`create table customers as
      select n as customer_id, 'customer' || n || '@example.com' as email, 'Given' || n as first_name, null::varchar as note
      from range(1, ${customers + 1}) t(n)`);
    await project.write('backstock.yaml', project.settings());
    await project.write('syncs/customers.yaml', customersSync);
    return project;
  }

  /** The text of backstock.yaml, with more lines for the store. */
  settings(storeLines = '    access_token: "${env.STORE_TOKEN}"\n', source = this.duckdb): string {
    return `sources:
  warehouse: ${source}
destinations:
  store:
    type: shopify
    shop: demo.myshopify.com
    url: ${this.emulator.url}
${storeLines}`;
  }

  get duckdb(): string {
    return '{ type: duckdb, path: warehouse.duckdb }';
  }

  async write(file: string, content: string): Promise<void> {
    const path = join(this.folder.path, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }

  async sql(...statements: readonly string[]): Promise<void> {
    await writeWarehouse(this.warehouse, async (file) => {
      for (const statement of statements) await file.run(statement);
    });
  }

  start(words: readonly string[], variables: Readonly<Record<string, string>> = {}): RunningCommand {
    const child = spawn(process.execPath, ['--conditions=@backstock/source', main, ...words], {
      cwd: this.folder.path,
      env: { PATH: process.env['PATH'], STORE_TOKEN: 'shpat_test', ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const outputs = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    const result = outputs.then(([stdout, stderr]) => ({ code: child.exitCode, stdout, stderr }));
    return { process: child, result };
  }

  command(
    words: readonly string[],
    variables: Readonly<Record<string, string>> = {},
  ): Promise<CommandResult> {
    return this.start(words, variables).result;
  }

  /** E-mail → first name of the customers in the store. */
  stored(): ReadonlyMap<string, string> {
    const customers: unknown = this.emulator.control.view()['customers'];
    if (!Array.isArray(customers)) throw new Error('no customers in the dump');
    return new Map(customers.map((customer) => [String(customer.email), String(customer.firstName)]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.emulator[Symbol.asyncDispose]();
    await this.folder[Symbol.asyncDispose]();
  }
}
