import type { Construct } from 'constructs';
import { MonthlyBudget } from '../constructs/monthly-budget.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { EuRegion } from '../deployment/eu-regions.ts';
import { BaseStack } from './base-stack.ts';

/** Regions of ours where CloudFormation knows budgets; a budget itself belongs to the account, not to a region. */
const regionsWithBudgets: readonly EuRegion[] = ['eu-central-1', 'eu-west-1', 'eu-west-3'];

export const budgetRegion = (region: EuRegion): EuRegion =>
  regionsWithBudgets.includes(region) ? region : 'eu-central-1';

/** The budget warning, in a stack of its own because it may have to be made in another region of the Union. */
export class BudgetStack extends BaseStack {
  constructor(scope: Construct, deployment: Deployment, email: string) {
    super(scope, 'budget', 'Sigill: budget warning', {
      ...deployment,
      region: budgetRegion(deployment.region),
    });
    new MonthlyBudget(this, { names: this.names, dollars: deployment.monthlyBudget, email });
  }
}
