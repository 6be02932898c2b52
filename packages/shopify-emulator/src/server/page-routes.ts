import type { EmulatedShop } from '../control/emulated-shop.ts';
import { changeSettings } from '../control/settings.ts';
import { formatGlobalId } from '../objects/global-id.ts';
import type { Browser } from './browse/browse.ts';
import type { ControlDoor } from './control-door.ts';
import type { ControlAnswer } from './control-answer.ts';

export interface PageParts {
  readonly shop: EmulatedShop;
  readonly door: ControlDoor;
  readonly browser: Browser;
}

/** The page asks for no more calls at a time. */
const maxCalls = 200;
const pageSize = 50;

/** What the page asks for besides the rest of the second door; null for any other name. */
export async function answerPage(
  parts: PageParts,
  name: string,
  search: URLSearchParams,
): Promise<ControlAnswer | null> {
  switch (name) {
    case 'pulse':
      return { status: 200, body: pulse(parts, Number(search.get('since') ?? 0)) };
    case 'kinds':
      return { status: 200, body: parts.browser.kinds() };
    case 'things':
      return found(
        await parts.browser.page({
          kind: search.get('kind') ?? '',
          search: search.get('search') ?? '',
          after: search.get('after'),
          size: pageSize,
        }),
      );
    case 'thing':
      return found(await parts.browser.thing(search.get('id') ?? ''));
    default:
      return null;
  }
}

function found(body: unknown): ControlAnswer {
  return body === null ? { status: 404, body: { error: 'There is no such thing.' } } : { status: 200, body };
}

/** How the shop is at this moment, and the calls since the last one. No tokens are in it. */
function pulse({ shop, door }: PageParts, since: number): object {
  const { profile, lastId } = shop.store;
  return {
    shop: {
      id: formatGlobalId('Shop', profile.id),
      name: profile.name,
      domain: profile.myshopifyDomain,
      // Shows that something came in or went, so that lists are read again.
      revision: `${shop.store.revision}.${lastId}`,
    },
    clock: { nowMs: shop.clock.now(), isFrozen: shop.clock.isFrozen() },
    settings: changeSettings(shop, {}),
    buckets: shop.buckets.appIds().map((appId) => ({ appId, ...shop.buckets.of(appId).status() })),
    faults: door.faults(),
    seeding: door.seeding(),
    lastSequence: shop.journal.lastSequence(),
    calls: door.journal(since, maxCalls).map(({ token: _token, ...call }) => call),
  };
}
