import type { ProgressDisplay } from '../progress/show-progress.ts';
import { Redactor } from '../errors/redactor.ts';

export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The two ways out of a command: results on stdout, everything else on stderr. Both without secrets. */
export class Terminal {
  readonly redactor: Redactor = new Redactor();
  readonly #stdout: OutputStream;
  readonly #stderr: OutputStream;

  constructor(stdout: OutputStream, stderr: OutputStream) {
    this.#stdout = stdout;
    this.#stderr = stderr;
  }

  /** A result. */
  print(text: string): void {
    this.#stdout.write(this.redactor.redact(text));
  }

  /** A result for machines, in one line. */
  printJson(value: unknown): void {
    this.print(`${JSON.stringify(value)}\n`);
  }

  /** Something about the command: progress, errors. */
  tell(text: string): void {
    this.#stderr.write(this.redactor.redact(text));
  }

  /** How wide a line of results may be. */
  get columns(): number {
    return this.#stdout.columns || 80;
  }

  get progress(): ProgressDisplay {
    return {
      live: this.#stderr.isTTY === true,
      columns: this.#stderr.columns || 80,
      write: (text) => this.tell(text),
    };
  }
}
