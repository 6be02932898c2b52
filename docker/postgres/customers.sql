-- A small warehouse: the table that syncs/customers.yaml reads.
create schema analytics;
create table analytics.customers (
  customer_id bigint primary key,
  email text,
  first_name text,
  last_name text,
  tier text not null,
  lifetime_value numeric(12, 2)
);
insert into analytics.customers
select n, 'customer' || n || '@example.com', 'Given ' || n, 'Family ' || n,
  (array['bronze', 'silver', 'gold'])[1 + n % 3], n * 1.25
from generate_series(1, 500) n;
