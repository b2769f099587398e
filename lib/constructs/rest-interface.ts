import { createHash } from 'node:crypto';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import { CfnDeployment, CfnRestApi, CfnStage } from 'aws-cdk-lib/aws-apigateway';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { restApiBody } from '../../layers/http/rest-body.ts';
import { routes } from '../../layers/http/routes.ts';
import type { UnitName } from '../../layers/http/units.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { Names } from '../deployment/names.ts';
import { acknowledge } from './acknowledge.ts';
import { ApiDomain } from './api-domain.ts';
import { GatewayLogging } from './gateway-logging.ts';
import { tlsPolicy } from './tls-policy.ts';
import { logRetentionDays, type UnitFunction } from './unit-function.ts';

export interface ServedUnit {
  readonly name: UnitName;
  readonly function: UnitFunction;
}

/** What is written of a request: never its path, its query or an address. */
const accessLogFormat = JSON.stringify({
  requestId: '$context.requestId',
  resourcePath: '$context.resourcePath',
  status: '$context.status',
});

/** Requests a second and the burst that the whole API takes before it answers 429. */
const throttling = { throttlingRateLimit: 500, throttlingBurstLimit: 1000 };

/**
 * The regional REST API. Its whole definition is one body derived from the route table, so that no method
 * can be added beside it; the deployment is named after the body, so that every change is deployed.
 */
export class RestInterface extends Construct {
  readonly stageArn: string;
  readonly stage: CfnStage;

  constructor(scope: Construct, deployment: Deployment, names: Names, units: readonly ServedUnit[]) {
    super(scope, 'rest');
    const invocation = (unit: UnitName): string =>
      `arn:aws:apigateway:${names.region}:lambda:path/2015-03-31/functions/${names.functionArn(unit)}/invocations`;
    const body = restApiBody(routes, { title: names.prefix, integrationUri: invocation });
    const api = new CfnRestApi(this, 'api', {
      name: names.prefix,
      body,
      endpointConfiguration: { types: ['REGIONAL'] },
      disableExecuteApiEndpoint: deployment.certificateArn !== null,
      ...tlsPolicy,
    });
    acknowledge(
      api,
      'AwsSolutions-APIG2',
      'Every unit checks each request against the schema of its route and answers with a problem document',
    );
    const release = new CfnDeployment(this, 'deployment', { restApiId: api.ref });
    release.overrideLogicalId(`Deployment${digest(Stack.of(this).resolve(body))}`);
    this.stage = this.makeStage(api, release, names);
    this.stageArn = `arn:aws:apigateway:${names.region}::/restapis/${api.ref}/stages/${this.stage.ref}`;
    for (const unit of units) {
      new CfnPermission(this, `${unit.name}-permission`, {
        action: 'lambda:InvokeFunction',
        functionName: unit.function.resource.ref,
        principal: 'apigateway.amazonaws.com',
        sourceArn: names.arn('execute-api', `${api.ref}/${this.stage.ref}/*`),
      });
    }
    if (deployment.certificateArn !== null) {
      new ApiDomain(this, {
        origin: deployment.origin,
        certificateArn: deployment.certificateArn,
        api,
        stage: this.stage,
      });
    }
    new CfnOutput(this, 'endpoint', {
      description: 'Address of the API without a domain of its own',
      value: `https://${api.ref}.execute-api.${names.region}.amazonaws.com/${this.stage.ref}`,
    });
  }

  private makeStage(api: CfnRestApi, release: CfnDeployment, names: Names): CfnStage {
    const logGroup = new CfnLogGroup(this, 'access-log', {
      logGroupName: `/aws/apigateway/${names.prefix}-access`,
      retentionInDays: logRetentionDays,
    });
    const stage = new CfnStage(this, 'stage', {
      restApiId: api.ref,
      deploymentId: release.ref,
      stageName: 'main',
      tracingEnabled: true,
      accessLogSetting: { destinationArn: names.logGroupArn(logGroup.ref), format: accessLogFormat },
      methodSettings: [
        {
          httpMethod: '*',
          resourcePath: '/*',
          metricsEnabled: true,
          loggingLevel: 'OFF',
          dataTraceEnabled: false,
          cachingEnabled: false,
          ...throttling,
        },
      ],
    });
    acknowledge(
      stage,
      'AwsSolutions-APIG6',
      'Execution logs would hold paths and headers; access logs and the functions’ own logs are complete without',
    );
    stage.node.addDependency(new GatewayLogging(this, names));
    return stage;
  }
}

const digest = (body: unknown): string =>
  createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 16);
