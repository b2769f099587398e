import { App } from 'aws-cdk-lib';
import type { Deployment } from './deployment/deployment.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { BudgetStack } from './stacks/budget-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import type { CodeProps } from './stacks/function-stack.ts';
import { NotificationStack } from './stacks/notification-stack.ts';
import { OperationsStack } from './stacks/operations-stack.ts';
import { SigningStack } from './stacks/signing-stack.ts';
import { WorkflowStack } from './stacks/workflow-stack.ts';

export interface AppProps {
  readonly deployment: Deployment;
  readonly code: CodeProps;
  readonly outDir: string;
  readonly context: Readonly<Record<string, unknown>>;
  /** Validates the templates against CloudFormation's own schemas; costs seconds. */
  readonly validate: boolean;
}

/** All stacks of one deployment, stateful ones first; a later stack finds the earlier ones by name. */
export function sigillApp({ deployment, code, outDir, context, validate }: AppProps): App {
  const app = new App({
    outdir: outDir,
    // Beside each function stands which folder its code is in; the CDK's command asks for the same.
    context: { ...context, 'aws:cdk:enable-asset-metadata': true },
    analyticsReporting: false,
    treeMetadata: false,
    builtinCloudFormationValidation: validate,
  });
  const data = new DataStack(app, deployment);
  const signing = new SigningStack(app, deployment);
  const notification = new NotificationStack(app, deployment, code);
  const workflow = new WorkflowStack(app, deployment, code);
  const api = new ApiStack(app, deployment, code);
  const operations = new OperationsStack(app, deployment, code);
  const order = [data, signing, notification, workflow, api, operations];
  for (const [index, stack] of order.entries())
    for (const earlier of order.slice(0, index)) stack.addStackDependency(earlier);
  if (deployment.alarmEmail !== null) new BudgetStack(app, deployment, deployment.alarmEmail);
  return app;
}
