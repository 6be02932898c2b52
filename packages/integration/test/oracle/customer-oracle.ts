/**
 * What the store has to hold, worked out again from the rows alone. Imports nothing of core: a belief that is wrong
 * there must not pass here.
 */
export type WarehouseRow = Readonly<Record<string, string | null>>;

export interface OracleCustomer {
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly phone: string | null;
  readonly tags: readonly string[];
  readonly lifetimeValue: string | null;
}

/** The customer that a row has to become, mapped as the sync of the tests says. */
export function expectedCustomer(row: WarehouseRow): OracleCustomer {
  return {
    email: row['email'] ?? null,
    firstName: row['first_name'] ?? null,
    lastName: row['last_name'] ?? null,
    phone: row['phone'] ?? null,
    tags: row['tier'] ? [`tier:${row['tier'].toLowerCase()}`] : [],
    lifetimeValue: row['lifetime_value'] ?? null,
  };
}

/** What is left of a customer that was cleared: the store keeps none without name, phone and e-mail, so the e-mail stays. */
export function clearedCustomer(row: WarehouseRow): OracleCustomer {
  return {
    email: row['email'] ?? null,
    firstName: null,
    lastName: null,
    phone: null,
    tags: [],
    lifetimeValue: null,
  };
}
