import type { AppClient } from '../control/app-clients.ts';
import type { EmulatedShop } from '../control/emulated-shop.ts';
import type { JournalEntry } from '../control/journal.ts';
import { isJsonObject, parseJson } from '../schema/json.ts';
import { answerOfState, type Answer } from './answer.ts';
import { escapeMarkup } from './escape-markup.ts';

/** One POST to `/admin/oauth/access_token`. */
export interface TokenRequest {
  readonly requestId: string;
  readonly contentType: string;
  readonly accept: string;
  readonly text: string;
}

/** A token lives a day, less the second that it took. */
const lifeSeconds = 86_399;

/** The client credentials grant: an app trades its id and secret for a token that expires. */
export function grantToken(shop: EmulatedShop, request: TokenRequest): Answer {
  const answer = answerOfState(shop.state) ?? decide(shop, request);
  const entry: Omit<JournalEntry, 'sequence'> = {
    time: new Date(shop.clock.now()).toISOString(),
    requestId: request.requestId,
    endpoint: 'oauth',
    version: null,
    token: null,
    operationName: null,
    rootFields: [],
    query: null,
    variables: {},
    requestedCost: null,
    actualCost: null,
    available: null,
    status: answer.status,
    answer: answer.kind,
    applied: false,
  };
  shop.journal.record(entry, request.text.length);
  return answer;
}

function decide(shop: EmulatedShop, request: TokenRequest): Answer {
  const given = readFields(request);
  const refused = (error: string, description: string): Answer =>
    oauthError(request.accept, error, description);
  const clientId = given.get('client_id') ?? '';
  const client = shop.clients.find(clientId);
  if (client === undefined) {
    const message = `Could not find Shopify API application with api_key ${clientId}`;
    return refused('application_cannot_be_found', message);
  }
  if (client.isInstalled === false)
    return refused('app_not_installed', 'The app is not installed on this shop.');
  if (given.get('client_secret') !== client.clientSecret)
    return refused('invalid_client', 'The client secret does not belong to the app.');
  if (given.get('grant_type') !== 'client_credentials')
    return refused('unsupported_grant_type', 'The local store knows the grant client_credentials alone.');
  if (client.isOwnOrganization === false)
    return refused('shop_not_permitted', 'Client credentials cannot be performed on this shop.');
  return granted(shop, client);
}

function granted(shop: EmulatedShop, client: AppClient): Answer {
  const { appId, scopes } = client;
  const caller = shop.tokens.issue({ appId, scopes, expiresInSeconds: lifeSeconds });
  const body = {
    access_token: caller.token,
    scope: grantedScopes(caller.scopes).join(','),
    expires_in: lifeSeconds,
  };
  return { status: 200, body, kind: 'token' };
}

/** A read scope that a write scope implies is not told. */
function grantedScopes(scopes: ReadonlySet<string>): readonly string[] {
  return [...scopes].filter(
    (scope) => !scopes.has(scope.replace(/^read_/, 'write_')) || !scope.startsWith('read_'),
  );
}

function readFields(request: TokenRequest): ReadonlyMap<string, string> {
  if (!request.contentType.includes('json')) return new Map(new URLSearchParams(request.text));
  const body = parseJson(request.text);
  const entries = Object.entries(isJsonObject(body) ? body : {});
  return new Map(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

/** JSON for who asks for it, else a page whose title tells the code. Only the codes are known, and two of the texts. */
function oauthError(accept: string, error: string, description: string): Answer {
  if (accept.includes('json'))
    return { status: 400, body: { error, error_description: description }, kind: 'token-refused' };
  const page = `<!DOCTYPE html>\n<html><head><title>400 - Oauth error ${error}</title></head><body>Oauth error ${error}: ${escapeMarkup(description)}</body></html>\n`;
  return { status: 400, body: page, isPage: true, kind: 'token-refused' };
}
