import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { environmentOf } from '../units/environment.ts';
import type { Grant } from '../units/grant.ts';
import { type PolicyStatement, policyDocument, trustOf } from '../units/policy-statement.ts';
import { type RoleContext, roleStatements } from '../units/role-statements.ts';
import { acknowledge, acknowledgeWildcards } from './acknowledge.ts';
import type { CodeAssets } from './code-assets.ts';

/** Days that logs are kept; they hold ids, never personal fields. */
export const logRetentionDays = 90;

export interface UnitFunctionProps {
  /** A unit of the HTTP interface, or `capability/name`. */
  readonly id: string;
  readonly description: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly grant: Grant;
  readonly context: RoleContext;
  readonly assets: CodeAssets;
  /** What its trigger needs besides the grant. */
  readonly statements?: readonly PolicyStatement[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly reservedConcurrency?: number;
  /** Serves static files from its own asset. */
  readonly pages?: boolean;
}

/** A function with a role of its own, its log group, and the environment its grant entails. */
export class UnitFunction extends Construct {
  readonly arn: string;
  readonly resource: CfnFunction;

  constructor(scope: Construct, props: UnitFunctionProps) {
    super(scope, props.id.replace('/', '-'));
    const { names } = props.context;
    const asset = props.assets.asset(props.pages ? 'pages' : 'code');
    const logGroup = new CfnLogGroup(this, 'log', {
      logGroupName: names.logGroup(props.id),
      retentionInDays: logRetentionDays,
    });
    const role = this.role(props);
    this.resource = new CfnFunction(this, 'function', {
      functionName: names.function(props.id),
      description: props.description,
      runtime: 'nodejs24.x',
      architectures: ['arm64'],
      handler: `units/${props.id.replace('/', '-')}.handler`,
      code: { s3Bucket: asset.s3BucketName, s3Key: asset.s3ObjectKey },
      role: role.attrArn,
      memorySize: props.memoryMb,
      timeout: props.timeoutSeconds,
      tracingConfig: { mode: 'Active' },
      loggingConfig: {
        logGroup: logGroup.ref,
        logFormat: 'JSON',
        applicationLogLevel: 'INFO',
        systemLogLevel: 'WARN',
      },
      environment: { variables: this.environment(props) },
      ...(props.grant.assets ? { layers: [props.assets.layerArn(`${names.prefix}-assets`)] } : {}),
      ...(props.reservedConcurrency === undefined
        ? {}
        : { reservedConcurrentExecutions: props.reservedConcurrency }),
    });
    asset.addResourceMetadata(this.resource, 'Code');
    acknowledge(
      this.resource,
      'Serverless-LambdaDLQ',
      'Called by the gateway, a queue, a stream or a state machine, which keep what fails; a schedule simply runs again',
    );
    this.arn = names.functionArn(props.id);
  }

  private role({ id, grant, context, statements }: UnitFunctionProps): CfnRole {
    const all = [...roleStatements(id, grant, context), ...(statements ?? [])];
    const role = new CfnRole(this, 'role', {
      roleName: context.names.function(id),
      assumeRolePolicyDocument: trustOf('lambda.amazonaws.com'),
      policies: [
        {
          policyName: 'grant',
          policyDocument: policyDocument(all),
        },
      ],
    });
    acknowledgeWildcards(role, context.names, all);
    acknowledge(
      role,
      'Serverless-LambdaStarPermissions',
      'Each wildcard stands beside its reason in the list of grants',
    );
    return role;
  }

  private environment({
    grant,
    context,
    assets,
    environment,
    pages,
  }: UnitFunctionProps): Record<string, string> {
    return {
      ...environmentOf(grant, context),
      ...(grant.assets ? { ASSETS_DIR: assets.placeOf('layer', 'assets') } : {}),
      ...(pages ? { PAGES_DIR: assets.placeOf('pages', 'pages') } : {}),
      ...environment,
    };
  }
}
