import pg from 'pg';

/** Ten columns, about 260 bytes a row as COPY text. */
export const modelSql =
  'select customer_id, email, first_name, last_name, phone, tags, lifetime_value, updated_at, vip, attributes from customers';

/** Makes the table that every workload reads, in shuffled order. */
export async function createWarehouse(url: string, rows: number): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(`create table customers as
      select n::bigint as customer_id,
        'customer.' || n || '@mail' || n % 97 || '.example.com' as email,
        'Given' || n % 5003 as first_name,
        'Family' || n % 20011 as last_name,
        '+4420' || lpad((n % 100000000)::text, 8, '0') as phone,
        'tier:' || (array['bronze','silver','gold'])[1 + n % 3] || ',region:' || n % 50 as tags,
        (n % 1000000)::numeric(12,2) / 100 as lifetime_value,
        timestamptz '2026-01-01 00:00:00+00' + n % 31536000 * interval '1 second' as updated_at,
        n % 7 = 0 as vip,
        jsonb_build_object('score', n % 1000, 'segment', 'segment-' || n % 17, 'source', 'warehouse', 'cohort', n % 365) as attributes
      from generate_series(1, ${rows}) n order by hashint8(n)`);
    await client.query('vacuum analyze customers');
  });
}

/** Really changes one row in a hundred, spread over the table. */
export async function changeOnePercent(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(`update customers set first_name = first_name || '*' where customer_id % 100 = 7`);
    await client.query('vacuum analyze customers');
  });
}

async function withClient(url: string, use: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}
