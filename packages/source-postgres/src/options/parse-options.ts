import { Secret } from '@backstock/core';
import {
  tlsModes,
  type OptionProblem,
  type PostgresOptions,
  type TlsMode,
  type TlsOptions,
} from './connection-options.ts';
import { resolveOptions } from './resolve-options.ts';

export type ParsedOptions =
  | { readonly options: PostgresOptions }
  | { readonly problems: readonly OptionProblem[] };

const optionNames = [
  'url', 'host', 'port', 'database', 'user', 'password', 'ssl', 'schema', 'statement_timeout', 'connect_timeout',
  'application_name',
] as const; // prettier-ignore

const tlsNames = ['mode', 'ca', 'cert', 'key'] as const;

const unitsInMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** The options of a source as they stand in `backstock.yaml`; all problems at once. */
export function parsePostgresOptions(record: Readonly<Record<string, unknown>>): ParsedOptions {
  const reader = new OptionReader(record);
  reader.refuseOthers(optionNames, '');
  const options: PostgresOptions = {
    url: reader.secret('url'),
    host: reader.text('host'),
    port: reader.port('port'),
    database: reader.text('database'),
    user: reader.text('user'),
    password: reader.secret('password'),
    ssl: readTls(record['ssl'], reader),
    schema: reader
      .text('schema')
      ?.split(',')
      .map((name) => name.trim()),
    statementTimeoutMs: reader.duration('statement_timeout'),
    connectTimeoutMs: reader.duration('connect_timeout'),
    applicationName: reader.text('application_name'),
  };
  const resolved = resolveOptions(options);
  const problems = [...reader.problems, ...('problems' in resolved ? resolved.problems : [])];
  return problems.length > 0 ? { problems } : { options };
}

function readTls(value: unknown, reader: OptionReader): TlsMode | TlsOptions | undefined {
  if (value === undefined) return undefined;
  if (!isRecord(value)) return readMode(value, 'ssl', reader);
  const inner = new OptionReader(value, 'ssl.', reader.problems);
  inner.refuseOthers(tlsNames, 'ssl.');
  return {
    mode: value['mode'] === undefined ? 'verify-full' : readMode(value['mode'], 'ssl.mode', reader),
    ca: inner.text('ca'),
    cert: inner.text('cert'),
    key: inner.secret('key'),
  };
}

function readMode(value: unknown, option: string, reader: OptionReader): TlsMode {
  const mode = tlsModes.find((known) => known === value);
  if (mode === undefined) reader.problems.push({ option, message: `must be ${tlsModes.join(', ')}` });
  return mode ?? 'verify-full';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(value instanceof Secret) && !Array.isArray(value);
}

/** Reads options of their kinds out of a record and collects what is wrong. */
class OptionReader {
  readonly problems: OptionProblem[];
  readonly #record: Readonly<Record<string, unknown>>;
  readonly #prefix: string;

  constructor(record: Readonly<Record<string, unknown>>, prefix = '', problems: OptionProblem[] = []) {
    this.#record = record;
    this.#prefix = prefix;
    this.problems = problems;
  }

  refuseOthers(names: readonly string[], prefix: string): void {
    for (const name of Object.keys(this.#record)) {
      if (names.includes(name)) continue;
      this.problems.push({
        option: `${prefix}${name}`,
        message: `is no option of a Postgres source (${names.join(', ')})`,
      });
    }
  }

  text(name: string): string | undefined {
    const value = this.#record[name];
    if (value === undefined) return undefined;
    if (typeof value === 'string' && value !== '') return value;
    if (value instanceof Secret) return value.reveal();
    return this.#wrong(name, 'must be a text');
  }

  secret(name: string): string | Secret | undefined {
    const value = this.#record[name];
    return value instanceof Secret ? value : this.text(name);
  }

  port(name: string): number | undefined {
    const value = this.#record[name];
    if (value === undefined) return undefined;
    const number = Number(value instanceof Secret ? value.reveal() : value);
    if (Number.isInteger(number) && number > 0 && number < 65_536) return number;
    return this.#wrong(name, 'must be a number from 1 to 65535');
  }

  duration(name: string): number | undefined {
    const value = this.#record[name];
    if (value === undefined) return undefined;
    const match = typeof value === 'string' ? /^(\d{1,7})\s*(ms|s|m|h)$/u.exec(value) : null;
    const ms = Number(match?.[1]) * (unitsInMs[match?.[2] ?? ''] ?? Number.NaN);
    // Postgres keeps its timeouts in 32-bit milliseconds.
    if (ms > 0 && ms < 2 ** 31) return ms;
    return this.#wrong(name, 'must be a duration like 500ms, 30s, 15m or 2h');
  }

  #wrong(name: string, message: string): undefined {
    this.problems.push({ option: `${this.#prefix}${name}`, message });
  }
}
