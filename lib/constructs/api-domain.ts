import { CfnOutput } from 'aws-cdk-lib';
import {
  CfnBasePathMapping,
  CfnDomainName,
  type CfnRestApi,
  type CfnStage,
} from 'aws-cdk-lib/aws-apigateway';
import { Construct } from 'constructs';
import { tlsPolicy } from './tls-policy.ts';

export interface ApiDomainProps {
  readonly origin: string;
  readonly certificateArn: string;
  readonly api: CfnRestApi;
  readonly stage: CfnStage;
}

/** The origin's host in front of the API. The output is what its DNS record must point to. */
export class ApiDomain extends Construct {
  constructor(scope: Construct, { origin, certificateArn, api, stage }: ApiDomainProps) {
    super(scope, 'domain');
    const domain = new CfnDomainName(this, 'name', {
      domainName: new URL(origin).hostname,
      regionalCertificateArn: certificateArn,
      endpointConfiguration: { types: ['REGIONAL'] },
      ...tlsPolicy,
    });
    new CfnBasePathMapping(this, 'mapping', { domainName: domain.ref, restApiId: api.ref, stage: stage.ref });
    new CfnOutput(this, 'target', {
      description: 'Point a CNAME or alias record of the origin here',
      value: domain.attrRegionalDomainName,
    });
  }
}
