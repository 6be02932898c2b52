import {
  openSqliteState,
  systemClock,
  type Fingerprinter,
  type RunOptions,
  type StateStore,
  type SyncSpec,
} from '@backstock/core';
import { closeConnections, sourceOf, storeOf, type ConnectedProject } from './connect-project.ts';
import { openFingerprinter } from './fingerprint-key.ts';
import { gateImageOf } from './state-files.ts';

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
      gateImage: gateImageOf(this.connected.project.state, spec.name),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await closeConnections(this.connected);
    } finally {
      await this.state.close();
    }
  }
}
