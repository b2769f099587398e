import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { problemCodes } from '../../layers/http/problem-codes.ts';
import { problemType } from '../../layers/http/problem-type.ts';
import type { Names } from '../deployment/names.ts';
import type { RestInterface } from './rest-interface.ts';

/** Requests from one address in five minutes before it is answered 429: a hundred a second. */
const requestsPerAddress = 30_000;

/**
 * Rules of AWS's common set that only count here: bodies are documents and contracts in prose, which these
 * mistake for attacks; every body is checked against its schema, or parsed by a function without keys.
 */
const countedOnly = [
  'SizeRestrictions_BODY',
  'CrossSiteScripting_BODY',
  'GenericLFI_BODY',
  'GenericRFI_BODY',
  'EC2MetaDataSSRF_BODY',
  'NoUserAgent_HEADER',
];

/**
 * The regional firewall in front of the REST API. It keeps no sampled requests: a sample holds addresses and
 * authorisation headers. What it blocks is answered by the gateway as a problem document.
 */
export class Firewall extends Construct {
  constructor(scope: Construct, names: Names, api: RestInterface) {
    super(scope, 'firewall');
    const acl = new CfnWebACL(this, 'acl', {
      name: names.prefix,
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visibility(names.prefix),
      customResponseBodies: { limited: { contentType: 'APPLICATION_JSON', content: limitedBody() } },
      rules: [
        rateRule(names, 0),
        managedRule(names, 1, 'AWSManagedRulesAmazonIpReputationList'),
        managedRule(names, 2, 'AWSManagedRulesKnownBadInputsRuleSet'),
        managedRule(names, 3, 'AWSManagedRulesCommonRuleSet', countedOnly),
      ],
    });
    const association = new CfnWebACLAssociation(this, 'association', {
      resourceArn: api.stageArn,
      webAclArn: acl.attrArn,
    });
    association.node.addDependency(api.stage);
  }
}

const visibility = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
  metricName,
});

const rateRule = (names: Names, priority: number): CfnWebACL.RuleProperty => ({
  name: 'requests-per-address',
  priority,
  action: {
    block: {
      customResponse: {
        responseCode: 429,
        customResponseBodyKey: 'limited',
        responseHeaders: [{ name: 'Retry-After', value: '60' }],
      },
    },
  },
  statement: {
    rateBasedStatement: { aggregateKeyType: 'IP', limit: requestsPerAddress, evaluationWindowSec: 300 },
  },
  visibilityConfig: visibility(`${names.prefix}-requests-per-address`),
});

const managedRule = (
  names: Names,
  priority: number,
  name: string,
  counted: readonly string[] = [],
): CfnWebACL.RuleProperty => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ...(counted.length > 0
        ? { ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })) }
        : {}),
    },
  },
  visibilityConfig: visibility(`${names.prefix}-${name}`),
});

function limitedBody(): string {
  const { status, title } = problemCodes.rate_limited;
  return JSON.stringify({
    type: problemType('rate_limited'),
    title,
    status,
    detail: null,
    code: 'rate_limited',
    requestId: null,
    errors: [],
  });
}
