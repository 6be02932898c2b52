import { formatGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { marketsTable } from './market.ts';
import { isWebLocale } from './web-locale.ts';
import { findWebPresence, webPresencesTable, type WebPresence } from './web-presence.ts';

interface WebPresenceInput {
  readonly defaultLocale?: string | null;
  readonly alternateLocales?: readonly string[] | null;
  readonly subfolderSuffix?: string | null;
  readonly domainId?: string | null;
}

interface WebPresencePayload {
  readonly webPresence: WebPresence | null;
  readonly userErrors: readonly UserError[];
}

export function webPresenceCreate(
  _source: unknown,
  args: { readonly input: WebPresenceInput },
  context: RequestContext,
): WebPresencePayload {
  const { input } = args;
  const draft: WebPresence = {
    __typename: 'MarketWebPresence',
    id: context.shop.allocateId(),
    defaultLocale: input.defaultLocale ?? 'en',
    alternateLocales: input.alternateLocales ?? [],
    subfolderSuffix: input.subfolderSuffix ?? undefined,
  };
  const userErrors = [...placeErrors(input), ...presenceErrors(context, draft)];
  return userErrors.length > 0 ? { webPresence: null, userErrors } : save(context, draft);
}

export function webPresenceUpdate(
  _source: unknown,
  args: { readonly id: string; readonly input: WebPresenceInput },
  context: RequestContext,
): WebPresencePayload {
  const before = findWebPresence(args.id, context);
  if (before === undefined) return { webPresence: null, userErrors: [notFound()] };
  const { input } = args;
  const after = {
    ...before,
    defaultLocale: input.defaultLocale ?? before.defaultLocale,
    alternateLocales: input.alternateLocales ?? before.alternateLocales,
    subfolderSuffix: input.subfolderSuffix ?? before.subfolderSuffix,
  };
  const userErrors = presenceErrors(context, after);
  return userErrors.length > 0 ? { webPresence: null, userErrors } : save(context, after);
}

function save(context: RequestContext, webPresence: WebPresence): WebPresencePayload {
  context.shop.table(webPresencesTable).put(webPresence);
  return { webPresence, userErrors: [] };
}

export function webPresenceDelete(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): { readonly deletedId: string | null; readonly userErrors: readonly UserError[] } {
  const webPresence = findWebPresence(args.id, context);
  if (webPresence === undefined) return { deletedId: null, userErrors: [notFound()] };
  if (webPresence.subfolderSuffix === undefined)
    return {
      deletedId: null,
      userErrors: [
        userError(
          ['id'],
          'The shop must have a web presence that uses the primary domain.',
          'SHOP_MUST_HAVE_PRIMARY_DOMAIN_WEB_PRESENCE',
        ),
      ],
    };
  context.shop.table(webPresencesTable).delete(webPresence.id);
  const markets = context.shop.table(marketsTable);
  for (const market of markets.find('webPresence', String(webPresence.id)))
    markets.put({
      ...market,
      webPresenceIds: market.webPresenceIds.filter((number) => number !== webPresence.id),
    });
  return { deletedId: formatGlobalId('MarketWebPresence', webPresence.id), userErrors: [] };
}

function notFound(): UserError {
  return userError(['id'], "The market web presence wasn't found.", 'WEB_PRESENCE_NOT_FOUND');
}

/** The shop has one domain, which its first web presence uses. */
function placeErrors({ domainId, subfolderSuffix }: WebPresenceInput): readonly UserError[] {
  const hasDomain = typeof domainId === 'string';
  const hasFolder = typeof subfolderSuffix === 'string';
  if (hasDomain && hasFolder)
    return [
      userError(
        ['input'],
        "Can't pass both `subfolderSuffix` and `domainId`.",
        'CANNOT_HAVE_SUBFOLDER_AND_DOMAIN',
      ),
    ];
  if (hasDomain) return [userError(['input', 'domainId'], 'Domain was not found.', 'DOMAIN_NOT_FOUND')];
  if (hasFolder) return [];
  return [
    userError(
      ['input'],
      'One of `subfolderSuffix` or `domainId` is required.',
      'REQUIRES_DOMAIN_OR_SUBFOLDER',
    ),
  ];
}

function presenceErrors(context: RequestContext, presence: WebPresence): readonly UserError[] {
  return [
    ...localeErrors(presence.defaultLocale, presence.alternateLocales),
    ...suffixErrors(context, presence),
  ];
}

function localeErrors(defaultLocale: string, alternates: readonly string[]): readonly UserError[] {
  if (!isWebLocale(defaultLocale))
    return [userError(['input', 'defaultLocale'], `Invalid locale codes: ${defaultLocale}`, 'INVALID')];
  const field = ['input', 'alternateLocales'];
  const unknown = alternates.filter((locale) => !isWebLocale(locale));
  if (unknown.length > 0)
    return [userError(field, `Invalid locale codes: ${unknown.join(' and ')}`, 'INVALID')];
  if (alternates.includes(defaultLocale) && new Set(alternates).size === alternates.length)
    return [
      userError(
        ['input', 'defaultLocale'],
        `Default locale The alternate languages already include ${defaultLocale}.`,
        'DUPLICATE_LANGUAGES',
      ),
    ];
  const repeated = alternates.filter(
    (locale) => alternates.indexOf(locale) !== alternates.lastIndexOf(locale),
  );
  return repeated.length === 0
    ? []
    : [
        userError(
          field,
          `Alternate locales Duplicates were found in the following languages: ${repeated.join(' and ')}`,
          'DUPLICATE_LANGUAGES',
        ),
      ];
}

function suffixErrors(context: RequestContext, presence: WebPresence): readonly UserError[] {
  const { subfolderSuffix: suffix } = presence;
  const field = ['input', 'subfolderSuffix'];
  if (suffix === undefined) return [];
  if (suffix.length < 2)
    return [
      userError(
        field,
        'Subfolder suffix must be at least 2 letters',
        'SUBFOLDER_SUFFIX_MUST_BE_AT_LEAST_2_LETTERS',
      ),
    ];
  if (!/^[a-z]+$/i.test(suffix))
    return [
      userError(
        field,
        'Subfolder suffix must contain only letters',
        'SUBFOLDER_SUFFIX_MUST_CONTAIN_ONLY_LETTERS',
      ),
    ];
  const others = context.shop.table(webPresencesTable).find('subfolder', suffix.toLowerCase());
  return others.some((other) => other.id !== presence.id)
    ? [userError(field, 'Subfolder suffix has already been taken', 'TAKEN')]
    : [];
}
