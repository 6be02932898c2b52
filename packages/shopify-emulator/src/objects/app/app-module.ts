import { allScopes } from '../../schema/required-access.ts';
import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import { metafieldsOfOwner } from '../metafields/metafield-fields.ts';
import { channelApp } from '../publications/channel-app.ts';
import type { Caller, FieldResolver, ObjectModule, RequestContext } from '../object-module.ts';

/** The calling app, installed in the shop. Its installation has the number of the app. */
interface AppInstallation {
  readonly __typename: 'AppInstallation';
  readonly id: number;
  readonly caller: Caller;
}

function installationOf(context: RequestContext): AppInstallation {
  return { __typename: 'AppInstallation', id: context.caller.appId, caller: context.caller };
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

const installationFields: Readonly<Record<string, FieldResolver>> = {
  id: (installation: AppInstallation) => formatGlobalId('AppInstallation', installation.id),
  accessScopes: (installation: AppInstallation) => shownScopes(installation.caller.scopes).map(accessScope),
  app: (installation: AppInstallation) => installation.caller,
  launchUrl: (installation: AppInstallation) => `https://apps.example/${installation.id}`,
  uninstallUrl: () => null,
  activeSubscriptions: () => [],
  ...metafieldsOfOwner('AppInstallation'),
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
  installation: (_app: Caller, _args, context: RequestContext) => installationOf(context),
};

export const appModule: ObjectModule = {
  queries: {
    currentAppInstallation: (_source, _args, context) => installationOf(context),
    appInstallation: (_source, args: { readonly id?: string | null }, context) =>
      args.id === undefined || args.id === null
        ? installationOf(context)
        : findInstallation(args.id, context),
    app: (_source, args: { readonly id?: string | null }, context) =>
      args.id === undefined || args.id === null ? context.caller : findApp(args.id, context),
  },
  types: { AppInstallation: installationFields, App: appFields },
  nodes: { AppInstallation: findInstallation, App: findApp },
};

function findInstallation(id: string, context: RequestContext): AppInstallation | null {
  return numberOfGlobalId(id, 'AppInstallation') === context.caller.appId ? installationOf(context) : null;
}

/** The calling app, or one that has a channel. */
function findApp(id: string, context: RequestContext): object | null {
  const number = numberOfGlobalId(id, 'App');
  const app = number === context.caller.appId ? context.caller : channelApp(context, number ?? 0);
  return app === null ? null : { __typename: 'App', ...app };
}
