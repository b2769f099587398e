import { CfnDeletionPolicy } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Names } from '../deployment/names.ts';
import { allow, because, policyDocument, trustOf } from '../units/policy-statement.ts';
import { acknowledgeWildcards } from './acknowledge.ts';

const writeLogs = because(
  'API Gateway has one logging role for the whole account and refuses one that reaches less',
  allow(
    'WriteLogs',
    [
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:DescribeLogGroups',
      'logs:DescribeLogStreams',
      'logs:PutLogEvents',
      'logs:GetLogEvents',
      'logs:FilterLogEvents',
    ],
    ['*'],
  ),
);

/**
 * Lets API Gateway write access logs. This is one setting per account and region, which every deployment
 * there sets to the same effect and none takes away.
 */
export class GatewayLogging extends Construct {
  constructor(scope: Construct, names: Names) {
    super(scope, 'logging');
    const role = new CfnRole(this, 'role', {
      assumeRolePolicyDocument: trustOf('apigateway.amazonaws.com'),
      policies: [
        {
          policyName: 'write-logs',
          policyDocument: policyDocument([writeLogs]),
        },
      ],
    });
    acknowledgeWildcards(role, names, [writeLogs]);
    const account = new CfnAccount(this, 'account', { cloudWatchRoleArn: role.attrArn });
    for (const resource of [role, account]) {
      resource.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
      resource.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
    }
  }
}
