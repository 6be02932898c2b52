/** As the store keeps an e-mail address: without white space anywhere. Case does not tell two addresses apart. Pure. */
export function normaliseEmail(email: string): string {
  return email.replace(/\s+/gu, '').toLowerCase();
}
