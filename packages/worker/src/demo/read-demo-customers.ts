import { DuckDBInstance } from '@duckdb/node-api';

/** A customer as the warehouse has it. */
export interface DemoCustomer {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
}

/** The customers that the store shall have, read past everything that Backstock does. */
export async function readDemoCustomers(path: string): Promise<readonly DemoCustomer[]> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(
      'select customer_id::varchar, email, first_name, last_name from analytics.customers order by customer_id',
    );
    return reader.getRows().map((row) => {
      const [id = '', email = '', firstName = '', lastName = ''] = row.map(String);
      return { id, email, firstName, lastName };
    });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
