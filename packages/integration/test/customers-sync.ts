/** The sync of customers that the end-to-end tests run, with what a test wants to say differently. */
export function customersSync(
  different: {
    readonly mode?: string;
    readonly match?: string;
    readonly map?: string;
    readonly more?: string;
  } = {},
): string {
  const {
    mode = 'mirror\non_removed: clear',
    match = '{ email: email }',
    map = customersMap,
    more = '',
  } = different;
  return `sync: customers
source: warehouse
destination: store
model: { table: analytics.customers, primary_key: customer_id }
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
