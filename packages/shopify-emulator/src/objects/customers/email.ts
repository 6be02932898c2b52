const maxLength = 255;

/** Shopify takes out all white space and keeps the case; blank is none. */
export function normalizeEmail(email: string): string | undefined {
  const text = email.replaceAll(/\s+/g, '');
  return text === '' ? undefined : text;
}

/** A local part of at most 64 characters, one @, and a domain with a dot. */
const emailPattern =
  /^[^\s@"(),:;<>[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]*$/u;

export function emailProblems(email: string): readonly string[] {
  const isValid = emailPattern.test(email) && !/^\.|\.\.|\.@/.test(email);
  return [
    ...(email.length > maxLength ? [`Email is too long (maximum is ${maxLength} characters)`] : []),
    ...(isValid ? [] : ['Email is invalid']),
  ];
}
