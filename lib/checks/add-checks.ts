import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { SigillChecks } from './sigill-checks.ts';

/** Adds every check to an app; a violation that nobody has acknowledged with a reason fails the synthesis. */
export function addChecks(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app), new SigillChecks());
}
