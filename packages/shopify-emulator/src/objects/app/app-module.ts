import { allScopes } from '../../schema/required-access.ts';
import { connect, type ConnectionArguments } from '../connection.ts';
import { emptyPage } from '../empty-page.ts';
import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import { metafieldsOfOwner } from '../metafields/metafield-fields.ts';
import { channelApp, channelOfApp } from '../publications/channel-app.ts';
import type { Caller, FieldResolver, ObjectModule, RequestContext } from '../object-module.ts';

/** An app that is installed in the shop. Its installation has the number of the app. */
interface AppInstallation {
  readonly __typename: 'AppInstallation';
  readonly id: number;
  readonly caller: Caller;
}

function installationOf(app: Caller): AppInstallation {
  return { __typename: 'AppInstallation', id: app.appId, caller: app };
}

function accessScope(handle: string): object {
  const [verb = '', ...subject] = handle.split('_');
  return { handle, description: `${verb === 'read' ? 'Read' : 'Modify'} ${subject.join(' ')}` };
}

/** A write scope shows with the read scope that it implies. */
function shownScopes(scopes: ReadonlySet<string>): readonly string[] {
  const shown = new Set(scopes);
  for (const scope of scopes) shown.add(scope.replace(/^write_/, 'read_'));
  return [...shown].toSorted();
}

function launchUrlOf(appId: number): string {
  return `https://apps.example/${appId}`;
}

const installationFields: Readonly<Record<string, FieldResolver>> = {
  id: (installation: AppInstallation) => formatGlobalId('AppInstallation', installation.id),
  accessScopes: (installation: AppInstallation) => shownScopes(installation.caller.scopes).map(accessScope),
  app: (installation: AppInstallation) => installation.caller,
  launchUrl: (installation: AppInstallation) => launchUrlOf(installation.id),
  uninstallUrl: () => null,
  activeSubscriptions: () => [],
  subscriptions: () => [],
  allSubscriptions: emptyPage,
  credits: emptyPage,
  oneTimePurchases: emptyPage,
  revenueAttributionRecords: emptyPage,
  channel: ({ caller }: AppInstallation, _args, context: RequestContext) =>
    channelOfApp(context, caller) ?? null,
  publication: ({ caller }: AppInstallation, _args, context: RequestContext) =>
    channelOfApp(context, caller) ?? null,
  ...metafieldsOfOwner('AppInstallation'),
};

/** What Shopify's app store would tell of it: none of the apps is in there. */
const ofUnlistedApp: Readonly<Record<string, FieldResolver>> = {
  appStoreAppUrl: () => null,
  appStoreDeveloperUrl: () => null,
  developerName: () => null,
  failedRequirements: () => [],
  feedback: () => null,
  installUrl: () => null,
  isPostPurchaseAppInUse: () => false,
  launchUrl: (app: Caller) => launchUrlOf(app.appId),
  navigationItems: () => [],
  pricingDetails: () => null,
  privacyPolicyUrl: () => null,
  screenshots: () => [],
  uninstallUrl: () => null,
  channels: (app: Caller, args: ConnectionArguments, context: RequestContext) => {
    const own = channelOfApp(context, app);
    return connect(own === undefined ? [] : [own], args);
  },
};

const appFields: Readonly<Record<string, FieldResolver>> = {
  id: (app: Caller) => formatGlobalId('App', app.appId),
  title: (app: Caller) => app.appTitle,
  handle: (app: Caller) => app.appTitle.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
  apiKey: (app: Caller) => `emulated-key-${app.appId}`,
  embedded: () => false,
  published: () => false,
  shopifyDeveloped: () => false,
  availableAccessScopes: () => allScopes().map(accessScope),
  requestedAccessScopes: (app: Caller) => shownScopes(app.scopes).map(accessScope),
  optionalAccessScopes: () => [],
  features: () => [],
  description: () => null,
  installation: installationOf,
  ...ofUnlistedApp,
};

export const appModule: ObjectModule = {
  queries: {
    currentAppInstallation: (_source, _args, { caller }) => installationOf(caller),
    appInstallation: (_source, args: { readonly id?: string | null }, context) =>
      args.id === undefined || args.id === null
        ? installationOf(context.caller)
        : findInstallation(args.id, context),
    app: (_source, args: { readonly id?: string | null }, context) =>
      args.id === undefined || args.id === null ? context.caller : findApp(args.id, context),
  },
  types: { AppInstallation: installationFields, App: appFields },
  nodes: { AppInstallation: findInstallation, App: findApp },
};

function findInstallation(id: string, context: RequestContext): AppInstallation | null {
  const app = appWithNumber(context, numberOfGlobalId(id, 'AppInstallation'));
  return app === null ? null : installationOf(app);
}

function findApp(id: string, context: RequestContext): object | null {
  const app = appWithNumber(context, numberOfGlobalId(id, 'App'));
  return app === null ? null : { __typename: 'App', ...app };
}

/** The calling app, or one that has a channel. */
function appWithNumber(context: RequestContext, number: number | null): Caller | null {
  if (number === context.caller.appId) return context.caller;
  return number === null ? null : channelApp(context, number);
}
