import {
  createFingerprinter,
  openSqliteState,
  parseSyncs,
  planSync,
  runSync,
  sumsAddUp,
  type Destination,
  type RunOptions,
  type RunReport,
  type Source,
  type StateStore,
} from '@backstock/core';
import { createShopifyDestination, type ShopifyOptions } from '@backstock/destination-shopify';
import { startEmulator, type Emulator, type EmulatorOptions } from '@backstock/shopify-emulator';
import { temporaryFolder, type TemporaryFolder } from '@backstock/testkit';
import { join } from 'node:path';
import { localStore } from './local-store.ts';
import { VirtualClock } from './virtual-clock.ts';

export interface CustomerProjectOptions {
  readonly yaml: string;
  readonly source: Source;
  readonly emulator?: Omit<EmulatorOptions, 'clock'>;
  /** Options of the connection that differ. */
  readonly connection?: Partial<ShopifyOptions>;
  /** Default: the clock's, which holds the time still while a call is under way. */
  readonly fetch?: typeof globalThis.fetch;
}

/** One sync of customers into a local store over real HTTP, with the state in a real file, all on one virtual clock. */
export class CustomerProject implements AsyncDisposable {
  readonly clock: VirtualClock;
  readonly emulator: Emulator;
  readonly destination: Destination;
  readonly folder: TemporaryFolder;
  yaml: string;
  state: StateStore;
  readonly #source: Source;

  private constructor(
    parts: Pick<CustomerProject, 'clock' | 'emulator' | 'destination' | 'folder' | 'yaml' | 'state'> & {
      readonly source: Source;
    },
  ) {
    this.clock = parts.clock;
    this.emulator = parts.emulator;
    this.destination = parts.destination;
    this.folder = parts.folder;
    this.yaml = parts.yaml;
    this.state = parts.state;
    this.#source = parts.source;
  }

  static async start({
    yaml,
    source,
    emulator: emulatorOptions = {},
    connection = {},
    fetch,
  }: CustomerProjectOptions): Promise<CustomerProject> {
    const clock = new VirtualClock();
    const folder = await temporaryFolder('backstock-integration-');
    const emulator = await startEmulator({ port: 0, ...emulatorOptions, clock });
    const destination = createShopifyDestination(
      { ...localStore(emulator.url), ...connection },
      {
        clock,
        fetch: fetch ?? clock.fetch,
        random: () => 0.5,
      },
    );
    const state = await openSqliteState(join(folder.path, 'state.db'), { clock });
    return new CustomerProject({ clock, emulator, destination, folder, yaml, state, source });
  }

  options(extra: Partial<RunOptions> = {}): RunOptions {
    const [spec] = parseSyncs(this.yaml, 'customers.yaml');
    if (spec === undefined) throw new Error('no sync');
    return {
      spec,
      source: this.#source,
      destination: this.destination,
      state: this.state,
      clock: this.clock,
      fingerprinter: createFingerprinter(new Uint8Array(32).fill(3)),
      gateImage: join(this.folder.path, 'customers.gate'),
      ...extra,
    };
  }

  /** Runs once; both sums of the report must add up. */
  async run(extra: Partial<RunOptions> = {}): Promise<RunReport> {
    const report = await runSync(this.options(extra));
    if (!sumsAddUp(report)) throw new Error(`the sums do not add up: ${JSON.stringify(report)}`);
    return report;
  }

  async plan(): Promise<RunReport> {
    const scratch = await openSqliteState(':memory:', { clock: this.clock });
    const report = await planSync({ ...this.options(), scratch });
    await scratch.close();
    return report;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.state.close();
    await this.emulator[Symbol.asyncDispose]();
    await this.folder[Symbol.asyncDispose]();
  }
}
