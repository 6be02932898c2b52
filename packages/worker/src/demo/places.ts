/** A city, with telephone numbers that are kept free for fiction (Ofcom; NANP 555-0100 to 0199). */
export interface Place {
  readonly city: string;
  readonly provinceCode: string;
  readonly postalCode: string;
  readonly countryCode: string;
  readonly phonePrefix: string;
  /** Digits after the prefix. */
  readonly phoneDigits: number;
}

function british(city: string, provinceCode: string, postalCode: string, phonePrefix: string): Place {
  return { city, provinceCode, postalCode, countryCode: 'GB', phonePrefix, phoneDigits: 3 };
}

function american(city: string, provinceCode: string, postalCode: string, area: string): Place {
  return { city, provinceCode, postalCode, countryCode: 'US', phonePrefix: `+1${area}55501`, phoneDigits: 2 };
}

function canadian(city: string, provinceCode: string, postalCode: string, area: string): Place {
  return { ...american(city, provinceCode, postalCode, area), countryCode: 'CA' };
}

export const places: readonly [Place, ...Place[]] = [
  british('London', 'ENG', 'E1 6AN', '+442079460'),
  american('New York', 'NY', '10013', '212'),
  british('Manchester', 'ENG', 'M4 1HQ', '+441614960'),
  canadian('Toronto', 'ON', 'M5V 2T6', '416'),
  american('Portland', 'OR', '97209', '503'),
  british('Edinburgh', 'SCT', 'EH3 9QG', '+441314960'),
  american('Austin', 'TX', '78704', '512'),
  british('Bristol', 'ENG', 'BS1 5DB', '+441174960'),
  canadian('Vancouver', 'BC', 'V6B 1A1', '604'),
  american('Chicago', 'IL', '60607', '312'),
];

/** A number that no other index has; null where the place's free numbers are used up. */
export function phoneNumber(place: Place, index: number): string | null {
  const line = String(index).padStart(place.phoneDigits, '0');
  return line.length > place.phoneDigits ? null : `${place.phonePrefix}${line}`;
}
