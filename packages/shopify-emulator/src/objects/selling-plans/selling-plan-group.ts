import type { Row, TableDefinition } from '../../store/table.ts';
import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import type { BillingPolicy, DeliveryPolicy, PricingPolicy } from './plan-policies.ts';

/** One way of selling, such as subscriptions; its plans are what a buyer chooses from. Times are whole seconds since 1970. */
export interface SellingPlanGroup extends Row {
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly name: string;
  readonly merchantCode: string;
  readonly description: string | undefined;
  readonly options: readonly string[];
  readonly position: number | undefined;
  /** A text of the app's own, for themes. */
  readonly appId: string | undefined;
  /** Number of the app that made it. */
  readonly ownerAppId: number;
  /** Never empty. */
  readonly plans: readonly SellingPlan[];
}

export interface SellingPlan {
  readonly id: number;
  readonly createdAt: number;
  readonly name: string;
  readonly description: string | undefined;
  readonly options: readonly string[];
  readonly position: number | undefined;
  readonly category: string | undefined;
  readonly reserve: string;
  readonly billingPolicy: BillingPolicy;
  readonly deliveryPolicy: DeliveryPolicy;
  readonly pricingPolicies: readonly PricingPolicy[];
}

export const sellingPlanGroupsTable: TableDefinition<SellingPlanGroup> = {
  name: 'sellingPlanGroups',
  indexes: { plan: (group) => group.plans.map((plan) => String(plan.id)) },
};

export function findGroup(context: RequestContext, id: string): SellingPlanGroup | undefined {
  const number = numberOfGlobalId(id, 'SellingPlanGroup');
  return number === null ? undefined : context.shop.table(sellingPlanGroupsTable).get(number);
}

export function findPlan(context: RequestContext, id: string): SellingPlan | undefined {
  const number = numberOfGlobalId(id, 'SellingPlan');
  const [group] = context.shop.table(sellingPlanGroupsTable).find('plan', String(number));
  return group?.plans.find((plan) => plan.id === number);
}
