import { DefaultStackSynthesizer, type IStackSynthesizer, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Deployment } from '../deployment/deployment.ts';
import { type Names, namesOf, type StackName } from '../deployment/names.ts';

/** What every stack of a deployment has: a fixed name, an explicit region, no exports. */
export abstract class BaseStack extends Stack {
  protected readonly deployment: Deployment;
  protected readonly names: Names;

  constructor(scope: Construct, name: StackName, description: string, deployment: Deployment) {
    const names = namesOf(deployment);
    super(scope, names.stack(name), {
      stackName: names.stack(name),
      description,
      env: {
        region: deployment.region,
        ...(deployment.account === null ? {} : { account: deployment.account }),
      },
      // The cast is for optional members that the library's types do not mark as possibly undefined.
      synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) as IStackSynthesizer,
      analyticsReporting: false,
    });
    this.deployment = deployment;
    this.names = names;
  }
}
