import type { StateStore } from '../../state/state-store.ts';

/** Where a state is kept; nothing is there at first. */
export interface StatePlace extends AsyncDisposable {
  /** Opens the state of this place. Durable ones may be opened again, also while they are open. */
  open(): Promise<StateStore>;
}

export interface StateConformanceOptions {
  readonly name: string;
  readonly createPlace: () => Promise<StatePlace>;
  /** Whether what was recorded is there when the place is opened again: more cases then apply. */
  readonly durable: boolean;
}

export interface StateCase {
  readonly name: string;
  readonly run: (state: StateStore, place: StatePlace) => Promise<void>;
}
