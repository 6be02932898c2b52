import type { Secret } from '@backstock/core';

/** A shorter text would be found everywhere. */
const shortest = 4;

/** Takes secrets out of everything that leaves the process, should one have found its way into a text. */
export class Redactor {
  readonly #texts = new Set<string>();

  /** Knows a secret from now on; of a URL also its password, which drivers show on its own. */
  add(secret: Secret): void {
    const text = secret.reveal();
    this.#learn(text);
    if (!URL.canParse(text)) return;
    const { password } = new URL(text);
    this.#learn(password);
    this.#learn(decoded(password));
  }

  redact(text: string): string {
    let redacted = text;
    for (const secret of this.#texts) redacted = redacted.replaceAll(secret, '[secret]');
    return redacted;
  }

  #learn(text: string): void {
    if (text.length >= shortest) this.#texts.add(text);
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
