import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

const maxLength = 255;

/** A number in E.164, or what is wrong with it. Numbers must carry their country: none is guessed. */
type CheckedPhone =
  | { readonly phone: string | undefined; readonly problems?: undefined }
  | { readonly phone?: undefined; readonly problems: readonly string[] };

export function checkPhone(text: string): CheckedPhone {
  if (text.trim() === '') return { phone: undefined };
  const parsed = text.length > maxLength ? undefined : parsePhoneNumberFromString(text, { extract: false });
  if (parsed?.isValid() === true) return { phone: parsed.number };
  return {
    problems: [
      ...(text.length > maxLength ? [`Phone is too long (maximum is ${maxLength} characters)`] : []),
      'Phone is invalid',
    ],
  };
}

/** The number as it would be stored; undefined for what is none. */
export function normalizePhone(text: string): string | undefined {
  return checkPhone(text).phone;
}
