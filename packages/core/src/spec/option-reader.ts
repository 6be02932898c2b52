import { Secret } from '../errors/secret.ts';
import { durationMs } from './durations.ts';
import { nearestName } from './nearest-name.ts';
import type { OptionProblem } from './option-problem.ts';

/** What timers and Postgres can hold: 32 bits of milliseconds, 24.8 days. */
const longestMs = 2 ** 31 - 1;

type Written = Readonly<Record<string, unknown>>;

/**
 * Reads the options of a connection by name and kind. What is wrong goes to `problems` and is read as undefined. An option
 * may come from the environment: then it is a `Secret`, digits are a number there, and no problem quotes it.
 */
export class OptionReader {
  readonly problems: OptionProblem[] = [];
  readonly #written: Written;
  readonly #prefix: string;
  readonly #wrong = new Set<string>();

  /** Unknown options are problems at once. */
  constructor(written: Written, names: readonly string[], prefix = '') {
    this.#written = written;
    this.#prefix = prefix;
    for (const name of Object.keys(written)) {
      if (!names.includes(name)) this.#refuse(name, names);
    }
  }

  text(name: string): string | undefined {
    const value = this.#plain(name);
    if (value === undefined || (typeof value === 'string' && value !== '')) return value;
    return this.complain(name, 'must be a text');
  }

  /** A text that stays wrapped where it came wrapped. No problem quotes it, also where it was written plainly. */
  textOrSecret(name: string): string | Secret | undefined {
    const value = this.#written[name];
    const text = this.#plain(name);
    if (text === undefined) return undefined;
    if (typeof text === 'string' && text !== '') return value instanceof Secret ? value : text;
    const option = `${this.#prefix}${name}`;
    const rule = text === '' ? 'is empty' : 'must be a text';
    this.tell([{ option, message: `\`${option}\` ${rule}` }]);
    return undefined;
  }

  wholeNumber(name: string, min: number, max: number): number | undefined {
    const value = this.#plain(name);
    if (value === undefined) return undefined;
    const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
    if (typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max)
      return number;
    return this.complain(name, `must be a whole number from ${min} to ${max}`);
  }

  flag(name: string): boolean | undefined {
    const value = this.#plain(name);
    if (value === undefined || typeof value === 'boolean') return value;
    if (value === 'true' || value === 'false') return value === 'true';
    return this.complain(name, 'must be true or false');
  }

  durationMs(name: string): number | undefined {
    const value = this.#plain(name);
    if (value === undefined) return undefined;
    const ms = typeof value === 'string' ? durationMs(value) : undefined;
    if (ms !== undefined && ms <= longestMs) return ms;
    return this.complain(name, 'must be a time span such as 500ms, 30s or 15m, at most 24d');
  }

  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const value = this.#plain(name);
    if (value === undefined) return undefined;
    const known = words.find((word) => word === value);
    if (known !== undefined) return known;
    return this.complain(name, `must be ${words.length > 1 ? 'one of ' : ''}${words.join(', ')}`);
  }

  /** A reader of an option that is itself a mapping, undefined where it is none. Its problems have to be told here. */
  nested(name: string, names: readonly string[]): OptionReader | undefined {
    const value = this.#written[name];
    return isMapping(value) ? new OptionReader(value, names, `${this.#prefix}${name}.`) : undefined;
  }

  /** Whether an option has a problem, or a misspelt one was probably meant to be it. */
  isWrong(option: string): boolean {
    return this.#wrong.has(option);
  }

  /** Tells problems that were found elsewhere, except of options that are wrong already: those follow from the first. */
  tell(problems: readonly OptionProblem[]): void {
    const news = problems.filter(({ option }) => !this.#wrong.has(option));
    for (const { option } of news) this.#wrong.add(option);
    this.problems.push(...news);
  }

  /** Tells what an option must be, with the value that it has. */
  complain(name: string, rule: string): undefined {
    const option = `${this.#prefix}${name}`;
    this.tell([{ option, message: `\`${option}\` ${rule}, not ${this.#quoted(name)}` }]);
    return undefined;
  }

  #plain(name: string): unknown {
    const value = this.#written[name];
    return value instanceof Secret ? value.reveal() : value;
  }

  #quoted(name: string): string {
    const value = this.#written[name];
    if (value instanceof Secret) return `what ${value.origin} holds`;
    return typeof value === 'object' ? 'a mapping' : JSON.stringify(value);
  }

  #refuse(name: string, names: readonly string[]): void {
    const nearest = nearestName(name, names);
    const option = `${this.#prefix}${name}`;
    const fix = nearest === undefined ? `it takes ${names.join(', ')}` : `did you mean \`${nearest}\`?`;
    this.tell([{ option, message: `unknown option \`${option}\``, fix }]);
    if (nearest !== undefined) this.#wrong.add(`${this.#prefix}${nearest}`);
  }
}

function isMapping(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && !(value instanceof Secret) && !Array.isArray(value);
}
