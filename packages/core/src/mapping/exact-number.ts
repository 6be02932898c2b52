import { Drop } from 'liquidjs';
import { addDecimals, compareDecimals, plainDecimal } from '../spec/decimal-text.ts';

/** A number in a template: it prints its digits as the database gave them, and compares and calculates exactly. */
export class ExactNumber extends Drop {
  readonly text: string;

  constructor(text: string) {
    super();
    this.text = text;
  }

  override valueOf(): string {
    return this.text;
  }

  equals(other: unknown): boolean {
    return this.difference(other) === 0;
  }

  gt(other: unknown): boolean {
    return (this.difference(other) ?? 0) > 0;
  }

  geq(other: unknown): boolean {
    return (this.difference(other) ?? -1) >= 0;
  }

  lt(other: unknown): boolean {
    return (this.difference(other) ?? 0) < 0;
  }

  leq(other: unknown): boolean {
    return (this.difference(other) ?? 1) <= 0;
  }

  /** Below, at or above zero; undefined where one of the two is no number. */
  private difference(other: unknown): number | undefined {
    const mine = plainDecimal(this.text);
    const theirs = decimalOf(other);
    return mine === undefined || theirs === undefined ? undefined : compareDecimals(mine, theirs);
  }
}

/** The plain decimal of anything in a template that is a number; undefined for everything else. */
export function decimalOf(value: unknown): string | undefined {
  if (value instanceof ExactNumber) return plainDecimal(value.text);
  if (typeof value === 'number') return plainDecimal(String(value));
  return typeof value === 'string' ? plainDecimal(value.trim()) : undefined;
}

/** The greatest whole number that is not above the value. */
export function floorDecimal(text: string): string {
  const [whole = '0', fraction = ''] = text.split('.');
  const isBelow = text.startsWith('-') && /[1-9]/.test(fraction);
  return addDecimals(whole, isBelow ? '-1' : '0');
}
