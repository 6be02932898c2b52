import type { RefusalClass } from '@backstock/core';

/** One reason of the store's, as it came: from a payload's `userErrors`, or a top-level error about one root field. */
export interface StoreRefusal {
  /** Empty where the store gives none (plain `UserError`). */
  readonly code: string;
  readonly message: string;
  /** The path inside the operation's own input; list indexes are texts. */
  readonly path: readonly string[];
}

/**
 * What a refusal comes to, besides the classes of core: `gone` the thing is not in the store · `taken` another thing has a
 * value that must be unique · `achieved` the store is already as the operation wanted it.
 */
export type RefusalMeaning = RefusalClass | 'gone' | 'taken' | 'achieved';

interface RefusalRule {
  readonly meaning: RefusalMeaning;
  readonly mutation?: RegExp;
  readonly code?: RegExp;
  readonly message?: RegExp;
  /** The path, joined by dots. */
  readonly path?: RegExp;
}

/** The first rule that fits decides. Messages are Shopify's, whose plain `UserError` has nothing else to go by. */
const rules: readonly RefusalRule[] = [
  { meaning: 'achieved', mutation: /^customerAddressCreate$/, message: /^Address already exists/ },
  { meaning: 'achieved', mutation: /^customerAddressDelete$/, message: /^Address does not exist/ },
  { meaning: 'achieved', mutation: /^customerAddressDelete$/, code: /^RESOURCE_NOT_FOUND$/ },
  {
    meaning: 'gone',
    path: /^(input\.)?(id|customerId)$/,
    message: /does not exist|can't be found|not found/i,
  },
  { meaning: 'gone', path: /ownerId$/, message: /^Owner does not exist/ },
  { meaning: 'gone', path: /^$/, message: /^Customer not found/ },
  { meaning: 'taken', code: /^TAKEN$/ },
  { meaning: 'taken', message: /has already been taken|already in use|must be unique/ },
  { meaning: 'conflict', code: /^CAPABILITY_VIOLATION$/ },
  { meaning: 'conflict', message: /can't be deleted because/i },
  { meaning: 'dependency', code: /^(APP_NOT_AUTHORIZED|ACCESS_DENIED)$/ },
  {
    meaning: 'transient',
    code: /^(STALE_OBJECT|INVALID_COMPARE_DIGEST|INTERNAL_ERROR|INTERNAL_SERVER_ERROR)$/,
  },
  {
    meaning: 'permanent',
    code: /^(BLANK|INCLUSION|INVALID|INVALID_.+|LESS_THAN.*|MISSING_ARGUMENT|PRESENT|TOO_LONG|TOO_SHORT|RESOURCE_NOT_FOUND)$/,
  },
  {
    meaning: 'permanent',
    code: /^(INVALID_VARIABLE|MAX_INPUT_SIZE_EXCEEDED|INVALID_FIELD_ARGUMENTS|BAD_REQUEST)$/,
  },
  {
    meaning: 'permanent',
    message:
      /is invalid|is too (long|short)|can't be blank|cannot be blank|must (be|exist)|must not be|cannot (contain|be more than|specify)|can't exceed|is not included|is of unexpected type|is required to set|reserved namespace|please use the/i,
  },
];

/** What the store means by a refusal. `unknown`: nobody has classed its words yet. Pure. */
export function meaningOf(mutation: string, refusal: StoreRefusal): RefusalMeaning {
  const path = refusal.path.join('.');
  const rule = rules.find(
    (candidate) =>
      fits(candidate.mutation, mutation) &&
      fits(candidate.code, refusal.code) &&
      fits(candidate.message, refusal.message) &&
      fits(candidate.path, path),
  );
  return rule?.meaning ?? 'unknown';
}

function fits(pattern: RegExp | undefined, text: string): boolean {
  return pattern === undefined || pattern.test(text);
}
