import type { RequestContext } from '../object-module.ts';

/** The app that made a thing. */
export interface AppRef {
  readonly appId: number;
  readonly appTitle: string;
}

export function callingApp({ caller }: RequestContext): AppRef {
  return { appId: caller.appId, appTitle: caller.appTitle };
}

/** The calling app itself where it is the one; of others only the name is known. */
export function appOf(context: RequestContext, app: AppRef): object {
  return app.appId === context.caller.appId ? context.caller : { ...app, scopes: new Set<string>() };
}
