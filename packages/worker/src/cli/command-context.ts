import type { ProjectEnvironment } from '@backstock/core';
import type { Terminal } from './terminal.ts';

/** What every command is given. A command resolves with its exit code, or throws. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly environment: ProjectEnvironment;
  /** The project's folder, absolute. */
  readonly folder: string;
  readonly verbose: boolean;
  /** Aborted when the process is asked to end: calls in flight are finished, then the command ends. */
  readonly stop: AbortSignal;
}
