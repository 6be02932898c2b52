import { defaultApp } from './tokens.ts';

/** An app that can ask for tokens by its own id and secret: the client credentials grant. */
export interface AppClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Another app has a bucket, an installation and app-owned metafields of its own. */
  readonly appId?: number | undefined;
  /** All scopes when absent. */
  readonly scopes?: readonly string[] | undefined;
  /** False: the app is not installed on this shop. */
  readonly isInstalled?: boolean | undefined;
  /** False: the app was made by another organisation than the shop's, which may not use this grant. */
  readonly isOwnOrganization?: boolean | undefined;
}

/** What every fresh shop knows. */
export const defaultClient: AppClient = {
  clientId: 'local-client',
  clientSecret: 'local-client-secret',
  appId: defaultApp,
};

export interface AppClients {
  find(clientId: string): AppClient | undefined;
  set(client: AppClient): void;
  list(): readonly AppClient[];
  reset(): void;
}

export function createAppClients(): AppClients {
  const clients = new Map<string, AppClient>();
  const all: AppClients = {
    find: (clientId) => clients.get(clientId),
    set: (client) => {
      clients.set(client.clientId, client);
    },
    list: () => [...clients.values()],
    reset() {
      clients.clear();
      all.set(defaultClient);
    },
  };
  all.reset();
  return all;
}
