import { createRequire } from 'node:module';
import type * as phoneLibrary from 'libphonenumber-js/min';

type PhoneLibrary = typeof phoneLibrary;

// Its tables take 50 ms to load, which `--version` and `validate` must not pay: loaded when the first number is looked at.
const require = createRequire(import.meta.url);
let library: PhoneLibrary | undefined;

/**
 * As the store keeps a phone number: E.164. A number without `+` has no country, and what cannot be a number is not one:
 * both stay as they are, and the store refuses them. Pure.
 */
export function normalisePhone(phone: string): string {
  const trimmed = phone.trim();
  if (!trimmed.startsWith('+')) return trimmed;
  library ??= loadLibrary();
  const parsed = library.parsePhoneNumberFromString(trimmed);
  return parsed?.isPossible() === true ? parsed.number : trimmed;
}

function loadLibrary(): PhoneLibrary {
  const loaded: PhoneLibrary = require('libphonenumber-js/min');
  return loaded;
}
