import { dirname, join } from 'node:path';
import {
  openSqliteState,
  systemClock,
  type Destination,
  type Fingerprinter,
  type RunOptions,
  type Source,
  type StateStore,
  type SyncSpec,
} from '@backstock/core';
import type { ConnectedProject } from './connect-project.ts';
import { openFingerprinter } from './fingerprint-key.ts';

/** A project whose state is open. Disposing of it closes state, sources and stores. */
export class OpenProject implements AsyncDisposable {
  readonly connected: ConnectedProject;
  readonly state: StateStore;
  readonly fingerprinter: Fingerprinter;

  private constructor(connected: ConnectedProject, state: StateStore, fingerprinter: Fingerprinter) {
    this.connected = connected;
    this.state = state;
    this.fingerprinter = fingerprinter;
  }

  static async open(connected: ConnectedProject): Promise<OpenProject> {
    const file = connected.project.state;
    const fingerprinter = await openFingerprinter(file);
    return new OpenProject(connected, await openSqliteState(file, { clock: systemClock }), fingerprinter);
  }

  /** What a run of a sync needs of the project. */
  partsOf(spec: SyncSpec): RunOptions & { readonly readOnly: boolean } {
    const { readOnly, destination } = storeOf(this.connected, spec);
    return {
      spec,
      readOnly,
      source: sourceOf(this.connected, spec),
      destination,
      state: this.state,
      fingerprinter: this.fingerprinter,
      gateImage: join(dirname(this.connected.project.state), 'gates', `${spec.name}.gate`),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { sources, stores } = this.connected;
    const closers = [...sources.values(), ...[...stores.values()].map((store) => store.destination)];
    try {
      await Promise.all(closers.map((connection) => connection.close()));
    } finally {
      await this.state.close();
    }
  }
}

/** The source of a sync: that there is one was checked when the project was loaded. */
export function sourceOf(connected: ConnectedProject, spec: SyncSpec): Source {
  const source = connected.sources.get(spec.source);
  if (source === undefined) throw new Error(`no source for ${spec.name}`);
  return source;
}

export function storeOf(
  connected: ConnectedProject,
  spec: SyncSpec,
): { readonly destination: Destination; readonly readOnly: boolean } {
  const store = connected.stores.get(spec.destination);
  if (store === undefined) throw new Error(`no destination for ${spec.name}`);
  return store;
}
