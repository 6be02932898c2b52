/**
 * A value that must never be printed: tokens, passwords, connection URLs. It shows itself as `[secret]` in text, JSON and
 * inspection (the value is a private member); only `reveal()` gives the value, and only the driver call may ask for it.
 */
export class Secret {
  readonly #value: string;
  /** Where it came from (`env.SHOPIFY_ADMIN_TOKEN`), which may be printed. */
  readonly origin: string;

  constructor(value: string, origin: string) {
    this.#value = value;
    this.origin = origin;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }
}
