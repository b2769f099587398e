import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';
import type { Names } from '../deployment/names.ts';

export interface MonthlyBudgetProps {
  readonly names: Names;
  readonly dollars: number;
  readonly email: string;
}

/** Warns when the account has cost four fifths of the month's budget, or is on the way past it. */
export class MonthlyBudget extends Construct {
  constructor(scope: Construct, { names, dollars, email }: MonthlyBudgetProps) {
    super(scope, 'budget');
    const warning = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: {
        notificationType,
        comparisonOperator: 'GREATER_THAN',
        threshold,
        thresholdType: 'PERCENTAGE',
      },
      subscribers: [{ subscriptionType: 'EMAIL', address: email }],
    });
    new CfnBudget(this, 'monthly', {
      budget: {
        budgetName: `${names.prefix}-monthly`,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: dollars, unit: 'USD' },
      },
      notificationsWithSubscribers: [warning('ACTUAL', 80), warning('FORECASTED', 100)],
    });
  }
}
