/** The sync of customers that the end-to-end tests run, with what a test wants to say differently. */
export function customersSync(
  different: {
    readonly mode?: string;
    readonly match?: string;
    readonly map?: string;
    readonly more?: string;
    readonly sql?: string;
    readonly key?: string;
  } = {},
): string {
  const {
    mode = 'mirror\non_removed: clear',
    match = '{ email: email }',
    map = customersMap,
    more = '',
    sql,
    key = 'customer_id',
  } = different;
  const relation = sql === undefined ? 'table: analytics.customers' : `sql: ${JSON.stringify(sql)}`;
  return `sync: customers
source: warehouse
destination: store
model: { ${relation}, primary_key: ${key} }
object: customer
mode: ${mode}
match: ${match}
map:
${map}
${more}
`;
}

const customersMap = `  email: email
  firstName: first_name
  lastName: last_name
  phone: { column: phone, null: skip }
  tags: { template: "tier:{{ tier | downcase }}", owns: "tier:*" }
  metafields.crm.lifetime_value: { column: lifetime_value, type: number_decimal }`;
