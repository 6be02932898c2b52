import { startEmulator, type Emulator } from '@backstock/shopify-emulator';
import { apiVersion } from '@backstock/destination-shopify';

/** Starts an empty local store with the rate limit of a standard store; on any free port where the wanted one is taken. */
export async function startLocalStore(port: number): Promise<Emulator> {
  try {
    return await startEmulator({ port, plan: 'standard' });
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken) throw error;
    return startEmulator({ plan: 'standard' });
  }
}

const defineCustomerId = `mutation {
  metafieldDefinitionCreate(
    definition: { name: "CRM customer", namespace: "crm", key: "customer_id", ownerType: CUSTOMER, type: "id" }
  ) { createdDefinition { id } userErrors { message } }
}`;

/** What a shop's owner does once before customers can be matched by the CRM's number. */
export async function defineCustomId(store: Emulator): Promise<void> {
  const response = await fetch(`${store.url}/admin/api/${apiVersion}/graphql.json`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-shopify-access-token': store.token },
    body: JSON.stringify({ query: defineCustomerId }),
  });
  const answer = await response.text();
  if (!answer.includes('gid://shopify/MetafieldDefinition/'))
    throw new Error('no metafield definition was made');
}
