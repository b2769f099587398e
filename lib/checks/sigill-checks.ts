import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  PolicyViolation,
} from 'aws-cdk-lib';
import { allChecks } from './all-checks.ts';
import type { Check, Finding } from './check.ts';
import type { StackTemplate, Template } from './template.ts';

/** Runs our checks over the templates that are about to be deployed. */
export class SigillChecks implements IPolicyValidationPlugin {
  readonly name = 'Sigill';
  readonly ruleIds = allChecks.map(({ name }) => name);

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const stacks = context.stackTemplates.map(({ templatePath, region }) => readStack(templatePath, region));
    const violations = allChecks.flatMap((check) =>
      check.run(stacks).map((finding) => violation(check, finding)),
    );
    return { success: violations.length === 0, violations };
  }
}

/** CDK writes `unknown-region` where a stack was given none. */
function readStack(path: string, region: string | undefined): StackTemplate {
  return {
    name: basename(path, '.template.json'),
    region: region === 'unknown-region' ? undefined : region,
    path,
    template: JSON.parse(readFileSync(path, 'utf8')) as Template,
  };
}

const violation = (check: Check, { stack, resource, location, detail }: Finding): PolicyViolation => ({
  ruleName: check.name,
  description: `${check.promise}: ${detail}`,
  severity: 'error',
  violatingResources: [
    {
      ...(resource === null ? { constructPath: stack.name } : { resourceLogicalId: resource }),
      templatePath: stack.path,
      locations: [location],
    },
  ],
});
