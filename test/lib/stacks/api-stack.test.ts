import { describe, expect, it } from 'vitest';
import { routes } from '../../../layers/http/routes.ts';
import { httpUnits } from '../../../layers/http/units.ts';
import { at, resourcesIn, textOf } from '../../../lib/checks/template.ts';
import { localInput, productionInput } from '../support/deployments.ts';
import { templatesOf } from '../support/templates.ts';

const stacks = Object.values(templatesOf(localInput));
const api = resourcesIn(stacks, 'AWS::ApiGateway::RestApi')[0]?.properties;

describe('the REST API', () => {
  it('is one regional resource with its whole definition inside', () => {
    expect(resourcesIn(stacks, 'AWS::ApiGateway::RestApi')).toHaveLength(1);
    expect(resourcesIn(stacks, 'AWS::ApiGateway::Method', 'AWS::ApiGateway::Resource')).toEqual([]);
    expect(at(api, 'EndpointConfiguration', 'Types')).toEqual(['REGIONAL']);
  });

  it('sends every route to the function of its unit', () => {
    for (const { path, method, unit } of routes) {
      const uri = textOf(
        at(api, 'Body', 'paths', path, method.toLowerCase(), 'x-amazon-apigateway-integration', 'uri'),
      );
      expect(uri).toContain(`function:sigill-local-${unit}/invocations`);
    }
  });

  it('may call every unit, and only on behalf of this API', () => {
    const permissions = resourcesIn(stacks, 'AWS::Lambda::Permission').filter(
      ({ properties }) => properties.Principal === 'apigateway.amazonaws.com',
    );
    expect(permissions).toHaveLength(httpUnits.length);
    for (const { properties } of permissions) {
      expect(textOf(properties.SourceArn)).toMatch(
        /^arn:aws:execute-api:eu-north-1:000000000000:\$\{\w+\}\/\$\{\w+\}\/\*$/,
      );
    }
  });

  it('is deployed anew when its definition changes, and only then', () => {
    const deploymentOf = (input: Parameters<typeof templatesOf>[0]) =>
      resourcesIn(Object.values(templatesOf(input)), 'AWS::ApiGateway::Deployment')[0]?.id;
    const first = resourcesIn(stacks, 'AWS::ApiGateway::Deployment')[0]?.id;
    expect(deploymentOf({ ...localInput, mailFrom: 'other@example.com' })).toBe(first);
    expect(deploymentOf({ ...localInput, region: 'eu-west-1' })).not.toBe(first);
  });

  it('writes resource path, status and request id of a call, and nothing else', () => {
    const format = at(
      resourcesIn(stacks, 'AWS::ApiGateway::Stage')[0]?.properties,
      'AccessLogSetting',
      'Format',
    );
    expect(JSON.parse(String(format))).toEqual({
      requestId: '$context.requestId',
      resourcePath: '$context.resourcePath',
      status: '$context.status',
    });
  });

  it('answers under the origin’s own name alone, where there is a certificate for it', () => {
    const production = Object.values(templatesOf(productionInput));
    expect(resourcesIn(production, 'AWS::ApiGateway::DomainName')[0]?.properties).toMatchObject({
      DomainName: 'sign.bolig.dk',
      RegionalCertificateArn: productionInput.certificateArn,
    });
    expect(resourcesIn(production, 'AWS::ApiGateway::RestApi')[0]?.properties.DisableExecuteApiEndpoint).toBe(
      true,
    );
    expect(api?.DisableExecuteApiEndpoint).toBe(false);
    expect(resourcesIn(stacks, 'AWS::ApiGateway::DomainName')).toEqual([]);
  });
});

describe('the firewall', () => {
  it('answers a caller that it slows down as the API would', () => {
    const acl = resourcesIn(stacks, 'AWS::WAFv2::WebACL')[0]?.properties;
    const response = at(acl, 'Rules', 0, 'Action', 'Block', 'CustomResponse');
    expect(at(response, 'ResponseCode')).toBe(429);
    expect(at(response, 'ResponseHeaders')).toEqual([{ Name: 'Retry-After', Value: '60' }]);
    const body = JSON.parse(String(at(acl, 'CustomResponseBodies', 'limited', 'Content')));
    expect(body).toMatchObject({ status: 429, code: 'rate_limited' });
  });

  it('lets an address make at least a hundred calls a second', () => {
    const acl = resourcesIn(stacks, 'AWS::WAFv2::WebACL')[0]?.properties;
    const { Limit, EvaluationWindowSec } = at(acl, 'Rules', 0, 'Statement', 'RateBasedStatement') as Record<
      string,
      number
    >;
    expect((Limit ?? 0) / (EvaluationWindowSec ?? 1)).toBeGreaterThanOrEqual(100);
  });
});
