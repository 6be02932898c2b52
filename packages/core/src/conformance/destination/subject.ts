import type { Destination } from '../../destination/destination.ts';

/** A thing of the store, as its other door shows it. */
export interface SeenThing {
  readonly email: string | null;
  readonly name: string | null;
}

/** A destination to an empty store of its own, both gone at the end of the scope. */
export interface DestinationSubject extends AsyncDisposable {
  readonly destination: Destination;
  /** An object whose things are matched by their `email`, which is unique, and which can be deleted. */
  readonly object: string;
  /** Its field that holds a name: any text. */
  readonly nameField: string;
  /** Everything that is in the store, in the order of its making, without the help of the destination. */
  things(): readonly SeenThing[];
}

export interface DestinationConformanceOptions {
  readonly name: string;
  create(): Promise<DestinationSubject>;
}

/** One promise of the contract. `run` throws when it is broken. */
export interface DestinationCase {
  readonly name: string;
  readonly run: (subject: DestinationSubject) => Promise<void>;
}
