import { describe, expect, it } from 'vitest';
import { problemCodes } from '../../layers/http/problem-codes.ts';
import { restApiBody } from '../../layers/http/rest-body.ts';
import { routes } from '../../layers/http/routes.ts';
import { problem } from '../../layers/http/schemas/problem.ts';

const body = restApiBody(routes, { integrationUri: (unit) => `arn:of:${unit}` });
const any = 'x-amazon-apigateway-any-method';
const integrationOf = (path: string, method: string) =>
  body.paths[path]?.[method]?.['x-amazon-apigateway-integration'] as
    | { type: string; uri: string }
    | undefined;

describe('restApiBody', () => {
  it('sends every route to its unit', () => {
    for (const { path, method, unit } of routes) {
      expect(integrationOf(path, method.toLowerCase())).toMatchObject({
        type: 'aws_proxy',
        uri: `arn:of:${unit}`,
      });
    }
  });

  it('sends every other method and every other path to the fallback, so that none falls to the gateway', () => {
    const without = Object.entries(body.paths).filter(([, methods]) => !(any in methods));
    expect(without).toEqual([]);
    for (const path of [...routes.map((route) => route.path), '/{proxy+}']) {
      expect(integrationOf(path, any)).toMatchObject({ type: 'aws_proxy', uri: 'arn:of:pages' });
    }
  });

  it('declares the parameters of every path', () => {
    const methods = body.paths['/v1/envelopes/{envelopeId}/documents/{documentId}'];
    expect(methods?.delete?.parameters).toMatchObject([
      { name: 'envelopeId', in: 'path' },
      { name: 'documentId', in: 'path' },
    ]);
  });

  it('answers HEAD where anybody may read', () => {
    expect(integrationOf('/authority/{file}', 'head')).toMatchObject({ uri: 'arn:of:authority' });
    expect(integrationOf('/v1/envelopes/{envelopeId}', 'head')).toBeUndefined();
  });

  it('takes every body as bytes', () => {
    expect(body['x-amazon-apigateway-binary-media-types']).toEqual(['*/*']);
  });

  it('is OpenAPI 3.0, the newest that the gateway imports, and names operations once', () => {
    const ids = Object.values(body.paths).flatMap((methods) =>
      Object.values(methods).flatMap(({ operationId }) => operationId ?? []),
    );
    expect(body.openapi).toBe('3.0.1');
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('gateway responses', () => {
  const responses = Object.entries(body['x-amazon-apigateway-gateway-responses']) as [
    string,
    {
      statusCode: string;
      responseParameters: Record<string, string>;
      responseTemplates: Record<string, string>;
    },
  ][];

  it('cover all types of the gateway', () => {
    expect(responses.map(([type]) => type)).toEqual(
      expect.arrayContaining([
        'DEFAULT_4XX',
        'DEFAULT_5XX',
        'WAF_FILTERED',
        'THROTTLED',
        'REQUEST_TOO_LARGE',
        'MISSING_AUTHENTICATION_TOKEN',
      ]),
    );
    expect(responses).toHaveLength(21);
  });

  it.each(responses)('%s is a problem document with its own status', (_, response) => {
    const document = problem.parse(JSON.parse(response.responseTemplates['application/json'] ?? ''));
    expect(String(document.status)).toBe(response.statusCode);
    expect(document.status).toBe(problemCodes[document.code].status);
    expect(response.responseParameters['gatewayresponse.header.content-type']).toBe(
      "'application/problem+json'",
    );
    for (const value of Object.values(response.responseParameters)) expect(value).toMatch(/^'[^']+'$/);
  });
});
