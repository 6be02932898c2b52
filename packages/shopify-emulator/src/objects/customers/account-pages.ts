import { connect, type ConnectionArguments } from '../connection.ts';
import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import type { FieldResolver } from '../object-module.ts';

interface AccountPage {
  readonly __typename: 'CustomerAccountNativePage';
  readonly id: number;
  readonly title: string;
  readonly handle: string;
  readonly pageType: string;
}

/** Below the number of the shop, so that no other thing has these numbers. */
const firstId = 7_099_999_999_001;

const pages: readonly AccountPage[] = ['Orders', 'Profile', 'Settings'].map((title, index) => ({
  __typename: 'CustomerAccountNativePage',
  id: firstId + index,
  title,
  handle: title.toLowerCase(),
  pageType: `NATIVE_${title.toUpperCase()}`,
}));

/** The pages of customers' accounts that every shop has. */
export const accountPageQueries: Readonly<Record<string, FieldResolver>> = {
  customerAccountPages: (_source, args: ConnectionArguments) => connect(pages, args),
  customerAccountPage: (_source, args: { readonly id: string }) => findAccountPage(args.id),
};

export const accountPageFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: AccountPage) => formatGlobalId('CustomerAccountPage', source.id),
  defaultCursor: (source: AccountPage) => connect([source], { first: 1 }).pageInfo.endCursor,
};

export function findAccountPage(id: string): AccountPage | null {
  const number = numberOfGlobalId(id, 'CustomerAccountPage');
  return pages.find((page) => page.id === number) ?? null;
}
